"""Load for the benchmarks: servers as subprocesses, rooms to serve, and a crowd of phones in one lean process."""
