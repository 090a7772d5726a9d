"""Acts about money: fees, invoices, charges and what was paid."""
