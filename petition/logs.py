"""Logs: one JSON object a line on stdout, events with ids and codes, nothing personal.

Traces carry neither local variables nor messages: both could hold names, addresses or tokens.
"""

import logging
import sys

import structlog

TRACES = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def without_values(
    _logger: object, _method: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    """Drops what errors say: a database quotes the row it refused, a parser what it was given."""
    for error in event.get("exception") or ():
        error.pop("exc_value", None)
        error.pop("exc_notes", None)
    return event


SHARED: list[structlog.types.Processor] = [
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    TRACES,
    without_values,
]


class StdoutHandler(logging.Handler):
    """Writes to whatever stdout is at that moment: a stream kept from before may be closed."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one line, as one piece, so that threads do not mix theirs."""
        sys.stdout.write(self.format(record) + "\n")
        sys.stdout.flush()


def install() -> None:
    """Sends our events and those of the libraries (warnings and worse) through one formatter."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            *SHARED,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    handler = StdoutHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*SHARED],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
