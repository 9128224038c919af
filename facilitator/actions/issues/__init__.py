"""What an order about shared issues is read by, before it is carried out."""
