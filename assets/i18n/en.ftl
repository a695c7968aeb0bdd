# Everything that a person reads. One sentence a key; fr.ftl bears the same keys.

## Dates

weekdays = Mon Tue Wed Thu Fri Sat Sun
months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

## Printed receipt

receipt-title = Ticket { $number }
receipt-sale = Sale
receipt-void = Void of ticket { $number }
receipt-duplicate = DUPLICATE no.{"\u00A0"}{ $copy }
receipt-till = Till { $till }
receipt-operator = Served by { $operator }
receipt-siret = SIRET { $siret }
receipt-naf = NAF { $naf }
receipt-vat-number = VAT { $number }
receipt-exempt = VAT not applicable, art. 293 B of the CGI
receipt-takeaway = takeaway
receipt-total = TOTAL
receipt-net = Net total
receipt-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
receipt-vat-head-net = Net
receipt-vat-head-vat = VAT
receipt-vat-head-gross = Gross
receipt-third-party = of which not turnover
receipt-cash = Cash
receipt-card = Card
receipt-change = Change
receipt-returned = Returned in cash
receipt-thanks = Thank you, see you soon!
receipt-seal = Seal { $extract }
receipt-unsealed = Sealing deferred
receipt-program = { $program }
receipt-fake = FACTICE — SIMULATION — no value

## Printed reading and closing

closing-title = CLOSING Z no.{"\u00A0"}{ $number }
reading-title = READING X — not closed
closing-day = Day of { $day }
closing-opened = Opened { $at }
closing-closed = Closed { $at }
closing-tickets = Tickets { $first } to { $last }
closing-no-ticket = No ticket
closing-sales = Sales ({ $count })
closing-voids = Voids ({ $count })
closing-turnover = Turnover with VAT
closing-by-rate = By VAT rate
closing-by-tender = By means of payment
closing-by-family = By family
closing-by-nature = By nature
closing-nature-own = The café’s sales
closing-nature-third-party = On behalf of third parties
closing-nature-deposit = Deposits
closing-nature-out-of-scope = Outside the scope of VAT
closing-unknown-family = Others
closing-drawer = Drawer
closing-float = Float
closing-cash = Cash movements
closing-expected = Expected
closing-counted = Counted
closing-difference = Difference
closing-not-counted = The drawer was not counted.
closing-automatic = Closed by the first sale of the next day, without a count.
closing-duplicates = Duplicates
closing-openings = Drawer openings without a sale
closing-removed = Taken off before payment ({ $count })
closing-abandoned = Abandoned baskets ({ $count })
closing-month = Month to date
closing-year = Year to date
closing-perpetual = Perpetual totals
closing-perpetual-algebraic = Algebraic
closing-perpetual-absolute = Absolute
closing-perpetual-third = Not turnover
closing-fingerprint = Fingerprint of the key
closing-head = Head of the journal { $epoch }.{ $seq }
