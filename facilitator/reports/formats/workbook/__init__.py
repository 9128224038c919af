"""XLSX: what the report rests on, a sheet each, to sort, filter and print."""
