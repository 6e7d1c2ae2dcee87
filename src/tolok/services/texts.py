"""What people write in words, as it is kept."""


def as_kept(text: str) -> str:
    r"""A text without spaces around it, lines parted by \n, without what no database holds.

    >>> as_kept(" Tagihan\r\nMaret\0 ")
    'Tagihan\nMaret'
    """
    return text.replace("\0", "").replace("\r\n", "\n").strip()
