"""What is wrong with a caseload: where, what, and what to do about it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, or one note, at a place of the sender's own file. Row 0 is the file as a whole."""

    file: str
    row: int
    column: str
    code: str
    figures: Mapping[str, object] = field(default_factory=dict)
    ticket: str | None = None

    @property
    def wrong(self) -> str:
        return self.said("en")[0]

    @property
    def cure(self) -> str:
        return self.said("en")[1]

    def said(self, language: str) -> tuple[str, str]:
        """What is wrong, and what to do."""
        wrong, cure = MESSAGES[self.code][language]
        return wrong.format(**self.figures), cure.format(**self.figures)

    def words(self, language: str = "en") -> str:
        """`file:row:column: what is wrong; what to do`."""
        wrong, cure = self.said(language)
        return f"{self.file}:{self.row}:{self.column}: {wrong}; {cure}"

    def __str__(self) -> str:
        return self.words()


MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "NOT_FOUND": {
        "en": ("there is no such file or folder", "check the name"),
        "es": ("no existe ese archivo o carpeta", "revise el nombre"),
    },
    "NOT_A_CASELOAD": {
        "en": (
            "this is no caseload",
            "give a folder of CSV files, an .xlsx workbook, or a .zip of the folder",
        ),
        "es": (
            "esto no es un caseload",
            "dé una carpeta de archivos CSV, un libro .xlsx o un .zip de la carpeta",
        ),
    },
    "FILE_MISSING": {
        "en": ("the file is required and is not there", "add it with the columns {columns}"),
        "es": ("el archivo es obligatorio y falta", "agréguelo con las columnas {columns}"),
    },
    "FILE_TWICE": {
        "en": ("the archive holds this file more than once", "keep one of them"),
        "es": ("el archivo comprimido lo contiene más de una vez", "deje uno solo"),
    },
    "UNREADABLE": {
        "en": ("the file cannot be read ({what})", "save it again and check that it opens"),
        "es": ("el archivo no puede leerse ({what})", "guárdelo de nuevo y compruebe que abre"),
    },
    "ENCRYPTED": {
        "en": ("the file is locked with a password", "save it without one"),
        "es": ("el archivo está protegido con contraseña", "guárdelo sin ella"),
    },
    "TOO_LARGE": {
        "en": ("unpacked it would be larger than {limit} MB", "send fewer Tickets at a time"),
        "es": ("descomprimido superaría {limit} MB", "envíe menos Tickets a la vez"),
    },
    "TOO_MANY_FILES": {
        "en": ("the archive holds more than {limit} files", "keep those of the caseload alone"),
        "es": ("el archivo comprimido tiene más de {limit} archivos", "deje solo los del caseload"),
    },
    "NOT_UTF8": {
        "en": ("the text is not UTF-8", "save it as 'CSV UTF-8 (comma delimited)'"),
        "es": ("el texto no es UTF-8", "guárdelo como 'CSV UTF-8 (delimitado por comas)'"),
    },
    "NOT_TEXT": {
        "en": ("this is not a table of text ({what})", "save it again as CSV from the spreadsheet"),
        "es": (
            "esto no es una tabla de texto ({what})",
            "guárdelo de nuevo como CSV desde la hoja de cálculo",
        ),
    },
    "LINE_TOO_LONG": {
        "en": ("a line is longer than {limit} characters", "check that this is a CSV file"),
        "es": ("una línea supera {limit} caracteres", "compruebe que sea un archivo CSV"),
    },
    "SEMICOLONS": {
        "en": ("the columns are separated by semicolons or tabs", "save it with commas"),
        "es": ("las columnas están separadas por punto y coma o tabulador", "guárdelo con comas"),
    },
    "NO_HEADER": {
        "en": ("no header row was found", "put the column names in the first row: {columns}"),
        "es": (
            "no se encontró la fila de encabezados",
            "ponga los nombres de columna en la primera fila: {columns}",
        ),
    },
    "COLUMN_MISSING": {
        "en": ("the column is required and is not there", "add it; the columns are {columns}"),
        "es": ("la columna es obligatoria y falta", "agréguela; las columnas son {columns}"),
    },
    "COLUMN_TWICE": {
        "en": ("the column stands twice in the header", "keep one of them"),
        "es": ("la columna aparece dos veces en el encabezado", "deje una sola"),
    },
    "COLUMN_UNKNOWN": {
        "en": ("the column is not known and is ignored", "nothing, or rename it to one of {columns}"),
        "es": ("la columna no se conoce y se ignora", "nada, o renómbrela como una de {columns}"),
    },
    "SHEET_UNKNOWN": {
        "en": ("the file or sheet is not part of a caseload and is ignored", "nothing, or rename it"),
        "es": ("el archivo u hoja no es parte de un caseload y se ignora", "nada, o renómbrelo"),
    },
    "TOO_MANY_CELLS": {
        "en": (
            "the row has more cells than the header",
            "remove the extra cells, or quote a text with commas",
        ),
        "es": (
            "la fila tiene más celdas que el encabezado",
            "quite las celdas sobrantes, o ponga comillas al texto con comas",
        ),
    },
    "EMPTY": {
        "en": ("the cell is empty", "fill it in; this column cannot be unknown"),
        "es": ("la celda está vacía", "complétela; esta columna no puede ser desconocida"),
    },
    "SSN": {
        "en": ("the value looks like a Social Security number", "use an id of your own; never send an SSN"),
        "es": (
            "el valor parece un número de Seguro Social",
            "use un identificador propio; nunca envíe un SSN",
        ),
    },
    "BAD_ID": {
        "en": ("the id is longer than 100 characters or has control characters", "use a short id"),
        "es": ("el identificador supera 100 caracteres o tiene caracteres de control", "use uno corto"),
    },
    "BAD_DATE": {
        "en": ("{value!r} is not a date", "write it as YYYY-MM-DD, for example 2024-03-11"),
        "es": ("{value!r} no es una fecha", "escríbala como AAAA-MM-DD, por ejemplo 2024-03-11"),
    },
    "ABSURD_DATE": {
        "en": ("{value!r} lies outside 1900 to 2100", "check the year"),
        "es": ("{value!r} está fuera de 1900 a 2100", "revise el año"),
    },
    "BAD_MONTH": {
        "en": ("{value!r} is not a month", "write it as YYYY-MM, for example 2024-03"),
        "es": ("{value!r} no es un mes", "escríbalo como AAAA-MM, por ejemplo 2024-03"),
    },
    "BAD_MONEY": {
        "en": ("{value!r} is not an amount", "write dollars and cents, for example 1110.00"),
        "es": ("{value!r} no es un monto", "escriba dólares y centavos, por ejemplo 1110.00"),
    },
    "PART_OF_A_CENT": {
        "en": ("{value!r} has more than two decimals", "round it to the cent"),
        "es": ("{value!r} tiene más de dos decimales", "redondéelo al centavo"),
    },
    "NEGATIVE": {
        "en": ("{value!r} is below zero", "wages cannot be; a loss belongs in self_employed_net"),
        "es": (
            "{value!r} es menor que cero",
            "un salario no puede serlo; una pérdida va en self_employed_net",
        ),
    },
    "ABSURD_MONEY": {
        "en": ("{value!r} is ten million dollars or more", "check the amount"),
        "es": ("{value!r} es de diez millones de dólares o más", "revise el monto"),
    },
    "BAD_WORD": {
        "en": ("{value!r} is not one of the words for this column", "write one of {words}"),
        "es": ("{value!r} no es una palabra de esta columna", "escriba una de {words}"),
    },
    "BAD_NUMBER": {
        "en": ("{value!r} is not a whole number from {least} to {most}", "check it"),
        "es": ("{value!r} no es un número entero de {least} a {most}", "revíselo"),
    },
    "NUMBER_NEEDED": {
        "en": ("the claim needs a number", "give the number of the payment: p2 1 to 18, outcome 1 to 60"),
        "es": ("la solicitud necesita un número", "dé el número del pago: p2 de 1 a 18, outcome de 1 a 60"),
    },
    "NUMBER_NOT_WANTED": {
        "en": ("only p2 and outcome have a number", "leave the cell empty"),
        "es": ("solo p2 y outcome llevan número", "deje la celda vacía"),
    },
    "TICKET_TWICE": {
        "en": ("the Ticket stands already in row {row}", "keep one row for each Ticket"),
        "es": ("el Ticket ya está en la fila {row}", "deje una fila por Ticket"),
    },
    "TICKET_UNKNOWN": {
        "en": ("the Ticket is not in tickets.csv", "add it there, or correct the id"),
        "es": ("el Ticket no está en tickets.csv", "agréguelo allí o corrija el identificador"),
    },
    "MONTH_TWICE": {
        "en": ("the Ticket has a row for {month} already, row {row}", "add the two together in one row"),
        "es": ("el Ticket ya tiene una fila para {month}, la fila {row}", "súmelas en una sola fila"),
    },
    "ORDER": {
        "en": ("the day lies before {column}, {day}", "check both days"),
        "es": ("el día es anterior a {column}, {day}", "revise ambos días"),
    },
    "OVERLAP": {
        "en": (
            "the Ticket is still assigned by row {row} on that day",
            "give that assignment its unassigned_on, or correct the dates",
        ),
        "es": (
            "el Ticket sigue asignado por la fila {row} ese día",
            "dé a esa asignación su unassigned_on o corrija las fechas",
        ),
    },
    "MORE_FAULTS": {
        "en": ("there are more than {count} faults; the rest is not listed", "mend these first"),
        "es": ("hay más de {count} faltas; el resto no se lista", "corrija estas primero"),
    },
}
