"""The optional groupers, each behind one adapter and loaded when it is first asked."""
