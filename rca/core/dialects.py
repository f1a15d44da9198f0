"""The few words in which SQLite and PostgreSQL differ, for guards written once for both."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """SQL fragments of one engine; `vendor` is `sqlite` or `postgresql`."""

    vendor: str

    def json_text(self, column: str, *path: str) -> str:
        """Return an expression for the text at `path` of a JSON document in a text column."""
        if self.vendor == "sqlite":
            return f"json_extract({column}, '$.{'.'.join(path)}')"
        return f"({column}::jsonb #>> '{{{','.join(path)}}}')"

    def json_length(self, column: str, *path: str) -> str:
        """Return an expression for the number of items of the array at `path`, 0 if absent."""
        if self.vendor == "sqlite":
            return f"coalesce(json_array_length({column}, '$.{'.'.join(path)}'), 0)"
        return f"coalesce(jsonb_array_length({column}::jsonb #> '{{{','.join(path)}}}'), 0)"

    def json_flag(self, column: str, *path: str) -> str:
        """Return an expression for the truth value at `path`, false if absent."""
        if self.vendor == "sqlite":
            return f"(coalesce({self.json_text(column, *path)}, 0) = 1)"
        return f"coalesce({self.json_text(column, *path)}::boolean, false)"

    def json_part(self, column: str, *path: str) -> str:
        """Return an expression for the part at `path`, to compare with a part of another document.

        On SQLite it is text: both documents must be spelt canonically.
        """
        if self.vendor == "sqlite":
            return f"json_extract({column}, '$.{'.'.join(path)}')"
        return f"nullif({column}::jsonb #> '{{{','.join(path)}}}', 'null')"

    def json_each(self, column: str, alias: str, *path: str) -> str:
        """Return a FROM item for the elements of the array at `path`: `key` and `value`."""
        if self.vendor == "sqlite":
            return f"json_each({column}, '$.{'.'.join(path)}') AS {alias}"
        array = f"jsonb_array_elements({column}::jsonb #> '{{{','.join(path)}}}')"
        return f"{array} WITH ORDINALITY AS {alias}(value, key)"

    def json_lists(self, column: str, *path: str, text: str) -> str:
        """Return an expression that is true when the array at `path` holds the text."""
        element = "x.value" if self.vendor == "sqlite" else "x.value #>> '{}'"
        return (
            f"EXISTS (SELECT 1 FROM {self.json_each(column, 'x', *path)} WHERE {element} = {text})"
        )

    def sha256(self, expression: str) -> str:
        """Return an expression for the SHA-256 of a text, in hexadecimal.

        SQLite has none of its own: the function is registered by this project on each
        connection, so a bare shell fails closed ("no such function").
        """
        if self.vendor == "sqlite":
            return f"rca_sha256({expression})"
        return f"encode(sha256(convert_to({expression}, 'UTF8')), 'hex')"

    def letters(self, expression: str) -> str:
        """Return an expression for the number of ASCII letters in a text."""
        if self.vendor == "sqlite":
            return f"rca_letters({expression})"
        return f"length(regexp_replace(coalesce({expression}, ''), '[^A-Za-z]', '', 'g'))"

    def differ(self, left: str, right: str) -> str:
        """Return an expression that is true when the two differ, NULL being a value."""
        if self.vendor == "sqlite":
            return f"({left} IS NOT {right})"
        return f"({left} IS DISTINCT FROM {right})"

    def second(self, expression: str) -> str:
        """Return an expression for a moment without its fraction of a second."""
        if self.vendor == "sqlite":
            return f"substr({expression}, 1, 19)"
        return f"date_trunc('second', {expression})"

    def uuid_hex(self, expression: str) -> str:
        """Return an expression for a UUID column as 32 hexadecimal digits, '' for NULL."""
        if self.vendor == "sqlite":
            return f"coalesce({expression}, '')"
        return f"coalesce(replace({expression}::text, '-', ''), '')"
