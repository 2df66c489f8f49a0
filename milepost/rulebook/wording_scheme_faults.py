"""What is wrong with a scheme, each with its cure."""

SENTENCES: dict[str, dict[str, str]] = {
    "SCHEME_FAULT_LONG": {
        "en": "The file is longer than {most} characters. It is no scheme.",
        "es": "El archivo tiene más de {most} caracteres. No es un programa.",
    },
    "SCHEME_FAULT_JSON": {
        "en": "This is not JSON from character {column} of the line on. Look for a comma or a quotation mark that lacks.",
        "es": "Esto no es JSON desde el carácter {column} de la línea. Busque una coma o unas comillas que falten.",
    },
    "SCHEME_FAULT_FORMAT": {
        "en": 'This is no file of a scheme. It says "format": "{format}".',
        "es": 'Esto no es un archivo de programa. Dice "format": "{format}".',
    },
    "SCHEME_FAULT_OBJECT": {
        "en": "Here stand fields in braces.",
        "es": "Aquí van campos entre llaves.",
    },
    "SCHEME_FAULT_FIELD": {
        "en": "There is no field {name} here. Take it out, or use one of {known}.",
        "es": "Aquí no hay campo {name}. Quítelo, o use uno de {known}.",
    },
    "SCHEME_FAULT_LACKING": {
        "en": "The field {name} lacks. Add it.",
        "es": "Falta el campo {name}. Añádalo.",
    },
    "SCHEME_FAULT_NULL": {
        "en": "This may not be empty. Fill it in.",
        "es": "Esto no puede estar vacío. Complételo.",
    },
    "SCHEME_FAULT_LIST": {
        "en": "Here stands a list in brackets.",
        "es": "Aquí va una lista entre corchetes.",
    },
    "SCHEME_FAULT_YES_NO": {
        "en": "Write true or false.",
        "es": "Escriba true o false.",
    },
    "SCHEME_FAULT_WHOLE": {
        "en": "Write a whole number, without quotation marks.",
        "es": "Escriba un número entero, sin comillas.",
    },
    "SCHEME_FAULT_TEXT": {
        "en": "Write a text in quotation marks.",
        "es": "Escriba un texto entre comillas.",
    },
    "SCHEME_FAULT_CHARACTER": {
        "en": "This holds a character that is no letter, such as a control character. Type it anew.",
        "es": "Esto contiene un carácter que no es de texto, como uno de control. Escríbalo de nuevo.",
    },
    "SCHEME_FAULT_WORD": {
        "en": "{said} is none of the words known here. Write one of {known}.",
        "es": "{said} no es ninguna de las palabras conocidas aquí. Escriba una de {known}.",
    },
    "SCHEME_FAULT_DAY": {
        "en": "{said} is not a day. Write it as 2014-12-31.",
        "es": "{said} no es un día. Escríbalo como 2014-12-31.",
    },
    "SCHEME_FAULT_MONEY": {
        "en": '{said} is not an amount. Write dollars and cents as a text, such as "450.00".',
        "es": '{said} no es un importe. Escriba dólares y centavos como texto, por ejemplo "450.00".',
    },
    "SCHEME_FAULT_NUMBER": {
        "en": '{said} is not a number. Write it as a text, such as "1.05".',
        "es": '{said} no es un número. Escríbalo como texto, por ejemplo "1.05".',
    },
    "SCHEME_FAULT_ID": {
        "en": "Write small letters, digits and hyphens, at most 60, such as texas-dars-5-13.",
        "es": "Escriba minúsculas, cifras y guiones, como máximo 60, por ejemplo texas-dars-5-13.",
    },
    "SCHEME_FAULT_STATE": {
        "en": "Write the two capital letters of the State, or nothing.",
        "es": "Escriba las dos mayúsculas del estado, o nada.",
    },
    "SCHEME_FAULT_NAME": {
        "en": "This needs a name of at most 120 characters.",
        "es": "Esto necesita un nombre de 120 caracteres como máximo.",
    },
    "SCHEME_FAULT_TOO_LONG": {
        "en": "This is longer than {most} characters. Shorten it.",
        "es": "Esto tiene más de {most} caracteres. Acórtelo.",
    },
    "SCHEME_FAULT_ENDS_FIRST": {
        "en": "It ends before it begins. Look at both days again.",
        "es": "Termina antes de empezar. Revise los dos días.",
    },
    "SCHEME_FAULT_VALUES": {
        "en": "The condition {condition} says of which. Name at least one.",
        "es": "La condición {condition} dice de cuáles. Nombre al menos uno.",
    },
    "SCHEME_FAULT_NO_VALUES": {
        "en": "The condition {condition} takes no such list. Leave it empty.",
        "es": "La condición {condition} no lleva tal lista. Déjela vacía.",
    },
    "SCHEME_FAULT_ONE_VALUE": {
        "en": "Only one of these can hold. Leave one.",
        "es": "Solo uno de estos puede regir. Deje uno.",
    },
    "SCHEME_FAULT_RANGE": {
        "en": "Write a whole number from {least} to {most}.",
        "es": "Escriba un número entero de {least} a {most}.",
    },
    "SCHEME_FAULT_NOT_HERE": {
        "en": "The condition {condition} takes nothing here. Leave it empty.",
        "es": "La condición {condition} no lleva nada aquí. Déjelo vacío.",
    },
    "SCHEME_FAULT_WHICH_FORM": {
        "en": "Name the form, such as DARS1616.",
        "es": "Nombre el formulario, por ejemplo DARS1616.",
    },
    "SCHEME_FAULT_MANY": {
        "en": "There are more than {most} payments. Take some out.",
        "es": "Hay más de {most} pagos. Quite algunos.",
    },
    "SCHEME_FAULT_TWICE": {
        "en": "Two payments have the number {number}. Give one another number.",
        "es": "Dos pagos tienen el número {number}. Dé otro número a uno.",
    },
    "SCHEME_FAULT_EARLIER": {
        "en": "{number} is no payment before this one. Name one with a smaller number.",
        "es": "{number} no es un pago anterior a este. Nombre uno con número menor.",
    },
    "SCHEME_FAULT_K_OF_M": {
        "en": "{months} of {within} months cannot be. The first is at least 1 and at most the second.",
        "es": "{months} de {within} meses no puede ser. El primero es al menos 1 y como máximo el segundo.",
    },
    "SCHEME_FAULT_MULTIPLE": {
        "en": 'Write a multiple above 0 and at most 100: "1.05" is 105 percent.',
        "es": 'Escriba un múltiplo mayor que 0 y de 100 como máximo: "1.05" es el 105 por ciento.',
    },
    "SCHEME_FAULT_ONLY_OF_LAW": {
        "en": 'Only SGA and the trial work level have a multiple. Write "1".',
        "es": 'Solo SGA y el nivel de trabajo de prueba tienen múltiplo. Escriba "1".',
    },
    "SCHEME_FAULT_FIXED": {
        "en": "A fixed level has its sum here, and no other level has one.",
        "es": "Un nivel fijo lleva aquí su suma, y ningún otro nivel la lleva.",
    },
    "SCHEME_FAULT_HOURS": {
        "en": "A level in hours has 1 to 744 of them here, and no other level has any.",
        "es": "Un nivel en horas lleva aquí de 1 a 744, y ningún otro nivel las lleva.",
    },
    "SCHEME_FAULT_SHORT": {
        "en": "The time is shorter than the {months} months that it asks for. Make it longer.",
        "es": "El plazo es menor que los {months} meses que pide. Alárguelo.",
    },
    "SCHEME_FAULT_ANCHOR": {
        "en": "A time that is counted from a payment names which, and no other does.",
        "es": "Un plazo contado desde un pago dice cuál, y ningún otro lo dice.",
    },
    "SCHEME_FAULT_NO_AMOUNT": {
        "en": "No amount stands here. Add one, with an empty sum where it is not known.",
        "es": "Aquí no hay importe. Añada uno, con la suma vacía si no se conoce.",
    },
    "SCHEME_FAULT_AMOUNT_TWICE": {
        "en": "Two amounts are for {service}, tier {tier}. Leave one.",
        "es": "Dos importes son para {service}, nivel {tier}. Deje uno.",
    },
    "SCHEME_FAULT_BONUS": {
        "en": "A bonus has a number of at least 1 and a sum of more than nothing.",
        "es": "Una bonificación tiene un número de al menos 1 y una suma mayor que cero.",
    },
    "SCHEME_FAULT_ONE_WAY": {
        "en": "An amount is a sum, or a percentage, or a rate for each hour. Leave one of them.",
        "es": "Un importe es una suma, o un porcentaje, o una tarifa por hora. Deje uno de ellos.",
    },
    "SCHEME_FAULT_PERCENT_OF": {
        "en": "A percentage and the fee that it is of stand together.",
        "es": "Un porcentaje y la tarifa de la que es van juntos.",
    },
    "SCHEME_FAULT_POSITIVE": {
        "en": "Write more than nothing, or leave it empty where it is not known.",
        "es": "Escriba más que cero, o déjelo vacío si no se conoce.",
    },
    "SCHEME_FAULT_EVIDENCE": {
        "en": "So many kinds of evidence cannot be asked for. Write a number from 0 to {most}.",
        "es": "No se pueden pedir tantas clases de prueba. Escriba un número de 0 a {most}.",
    },
}
