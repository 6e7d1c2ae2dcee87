"""Text as files give it: letters set apart, words broken, pages and lines that are turned."""
