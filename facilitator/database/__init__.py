"""The database's machinery: how it is opened, who commits, what is overwritten on the disk. Tables: `store`."""
