"""From counts to chances: Aalen-Johansen, landmark, time in states, reaching a state."""
