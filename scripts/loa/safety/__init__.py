"""What keeps a page from running what is not ours: the browser's policy, clean markup."""
