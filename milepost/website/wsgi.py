"""The way in for a web server."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.website.settings")
application = get_wsgi_application()
gc.freeze()  # what is there now stays for ever: no request need look through it for what may go
