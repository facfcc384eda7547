"""One reader a layout of court page; `wayout.record.reader` chooses among them."""
