"""What each command needs first: the project's folder, its content, and Problems told in words."""

from __future__ import annotations
