"""Documents of a case: files of any kind, sealed in chunks; Wayout never looks into one."""
