"""The words that spell days and years out, without accents; but "un" and "one", with which other things begin."""

NUMBER_WORDS = frozenset(
    {
        *(
            "premier",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
        ),
        *("quatorze", "quinze", "seize", "vingt", "trente", "mille"),
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twelfth"),
        *("two", "three", "four", "five", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
        *("fifteen", "fifteenth", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twentieth", "thirty"),
        *("thirtieth", "thousand"),
    }
)
