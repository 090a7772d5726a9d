"""The check after a small change: what is near the change is read and asked, everything else is known from before."""
