"""`python -m wayout.casebook.keeper`: a keeper that knows no law."""

from wayout.casebook.keeper.serving import serve

if __name__ == "__main__":
    serve()
