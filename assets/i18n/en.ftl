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

## Commands

command-failed = That did not work: { $why }
demo-failed = The demonstration could not begin in { $folder }. Choose an empty folder with --data.
demo-head = Demonstration café “Le Relais des Tilleuls”, in { $folder }. Nothing is real.
demo-day = { $day } Z no. { $number }  opened { $opened }  { $tickets } tickets  { $turnover }  { $difference }
demo-day-open = { $day } left open: the first sale of the next day will close it
demo-difference = difference { $amount }
demo-uncounted = drawer not counted
demo-foot = { $tickets ->
    [one] { $tickets } ticket
   *[other] { $tickets } tickets
 }, turnover { $turnover }, { $entries } entries in the journal. Fingerprint of the key: { $fingerprint }
verify-no-fingerprint = The fingerprint has 32 digits and letters from A to F, as on the Z slip.
verify-no-till = There is no till in { $folder }. Name its folder with --data.
verify-holds = good  
verify-fails = WRONG 
verify-bad-entry = Entry no. { $seq } (epoch { $epoch }) is not as it was written: { $why }
verify-chain = Chain: { $count } entries, each linked to the one before; head { $head }
verify-kind = Numbers: { $kind }, from 1 to { $count } without a gap
verify-signatures = Signatures: { $count } checked
verify-unsigned = Signatures: { $count } checked, { $waiting } entries wait for their seal
verify-sums = Totals: tickets, closings and perpetual totals computed again; algebraic { $turnover }
verify-views = Views: equal to what the journal says
verify-stray-view = Views: a line differs from the journal (“comptoir rebuild” makes them anew): { $line }
verify-file = File: whole
verify-unsound = File: damaged: { $line }
verify-anchor = Anchor: the journal goes at least as far
verify-no-anchor = Anchor: none; removal of the newest entries would not show
verify-key-as-printed = Key: its fingerprint is the one given, { $fingerprint }
verify-key-compare = Key: { $fingerprint }; compare it with a Z slip
verify-key-differs = Key: its fingerprint is { $fingerprint }, not the one given
replay-folder-taken = The folder holds a till already. Choose a new one with --data.
replay-summary = { $tickets } tickets, { $closings } closings. A sale: half within { $half } ms, 99 % within { $most } ms, the worst { $worst } ms. Database: { $bytes } bytes.
replay-rate = VAT { $rate }: { $amount }
import-not-a-file = That is not a file.
import-no-cafe = There is no café in this folder yet. Open the till once first.
import-done = Catalogue taken in: { $families } new families, { $added } new products, { $changed } changed, { $unchanged } unchanged.
import-would = This file would bring { $families } new families, { $added } new products, { $changed } changed, { $unchanged } unchanged. Nothing was changed.
import-nothing-done = Nothing was taken in. Correct these lines and try again.
import-problem-line = Line { $line }: { $what }
import-problem-too-large = The file is too large: 50,000 lines and 10 MB at most.
import-problem-no-table = That is not a table of text. Save it as CSV.
import-problem-column = The column “{ $column }” is missing.
import-problem-cells = The number of cells is not that of the first line.
import-problem-cell = The cell “{ $column }” can’t be used.
import-problem-twice = The value of “{ $column }” belongs to another product already.
import-problem-check-digit = The last digit of the barcode does not go with the others.
rebuild-progress = { $count } entries read…
rebuild-done = { $count } entries read, views made anew.
window-no-display = There is no display: the till can’t open its window. Your sales are in their place.
window-demonstration = There is no display: here is the demonstration day, in a temporary folder.
