"""From the paths given to single pages: folders, ZIP, WARC, the JSON of other collectors."""
