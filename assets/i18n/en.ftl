# Everything that a person reads. One sentence a key; fr.ftl bears the same keys.

## Dates

weekdays = Mon Tue Wed Thu Fri Sat Sun
months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
months-long = January February March April May June July August September October November December

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
receipt-debt = On account
receipt-prepaid = Prepaid account
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
closing-operator = Closed by { $operator }
reading-operator = Read by { $operator }
closing-tickets = Tickets { $first } to { $last }
closing-no-ticket = No ticket
closing-sales = Sales ({ $count })
closing-voids = Voids ({ $count })
closing-turnover = Turnover with VAT
closing-by-rate = By VAT rate
closing-by-tender = By means of payment
closing-by-family = By family, everything rung up
closing-by-nature = By nature
closing-nature-own = The café’s sales
closing-nature-third-party = On behalf of third parties
closing-nature-deposit = Deposits
closing-nature-out-of-scope = Outside the scope of VAT
closing-nature-account = Customers’ accounts
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

command-in-use = another window or command of Comptoir has the till of { $folder }. Close it, then try again.
command-failed = That did not work: { $why }
demo-failed = The demonstration could not begin in { $folder }. Choose an empty folder with --data.
demo-head = Demonstration café “Le Relais des Tilleuls”, in { $folder }. Nothing is real.
demo-day = { $day } Z no. { $number }  opened { $opened }  { $tickets } tickets  { $turnover }  { $difference }
demo-day-membership = Membership for the day
demo-day-shut = { $day }: shut
demo-day-open = { $day } left open: the first sale of the next day will close it
demo-difference = difference { $amount }
demo-uncounted = drawer not counted
demo-foot = { $tickets ->
    [one] { $tickets } ticket
   *[other] { $tickets } tickets
 }, turnover { $turnover }, { $entries } entries in the journal. Fingerprint of the key: { $fingerprint }
verify-no-fingerprint = The fingerprint has 32 digits and letters from A to F, as on the Z slip.
no-till-but-demonstration = There is no till in { $folder } itself, but the demonstration lies in { $demo }: name that folder with --data.
verify-no-till = There is no till in { $folder }. Name its folder with --data.
verify-holds = good  
verify-fails = WRONG 
verify-bad-entry = Entry no. { $seq } (epoch { $epoch }) is not as it was written: { $why }
verify-fault-row = its row has not the form of an entry
verify-fault-unreadable = its content can’t be read
verify-fault-hash = its content was changed: the hash differs
verify-fault-place = it stands in another place than it says
verify-fault-sequence = it does not follow the entry before: entries are missing, added or swapped
verify-fault-chain = it is not chained to the entry before
verify-fault-till = it was written by another till
verify-fault-number = its number within its kind does not follow
verify-fault-epoch = its epoch does not begin as it must
verify-fault-signature = its signature is not that of the till’s key
verify-fault-unsigned = it is not signed
verify-fault-collective = it does not seal the entries that were left unsigned
verify-fault-ledger = its amounts do not follow from the entries before
verify-fault-anchor = the anchor remembers another entry here
verify-fault-missing = it is missing: the anchor remembers it
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
verify-witnesses = Head office countersigned the journal in { $count } places, and all of them are there.
verify-witness-strays = Head office countersigned an entry that this journal no longer has, or has otherwise.
verify-rollbacks = { $count ->
    [one] Rollbacks: the journal was put back once to an older state, and says so
   *[other] Rollbacks: the journal was put back { $count } times to an older state, and says so
 }
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
import-problem-rate = The cell “{ $column }” holds no French rate of VAT: 0% · 2.1% · 5.5% · 10% · 20%, in Corsica also 0.9% · 13%, overseas also 1.05% · 1.75% · 8.5%.
import-problem-twice = The value of “{ $column }” belongs to another product already.
import-problem-check-digit = The last digit of the barcode does not go with the others.
rebuild-progress = { $count } entries read…
rebuild-done = { $count } entries read, views made anew.
rekey-not-lost = The key of this till still signs. To replace it all the same, add --force.
rekey-done = New key. Its fingerprint, which every Z will bear: { $fingerprint }. Give it to 1000 cafés.
window-no-display = There is no display: the till can’t open its window. Your sales are in their place.
window-bad-config = The configuration has a mistake; the till opens with the usual settings: { $why }
window-demonstration = There is no display: here is the demonstration day, in a temporary folder.

## Screens: everywhere

window-title = Comptoir
loading = The till is opening…
back = Back
cancel = Cancel
keep = Keep
keypad-erase = Erase
page-before = Previous
page-after = Next
page-position = { $page } of { $pages }
keyboard-space = Space
keyboard-erase = Erase
keyboard-capitals = Caps
keyboard-accents = éèà
keyboard-figures = 123
keyboard-done = Done
rail-sale = Till
rail-customers = Customers
rail-parcels = Parcels
rail-bread = Bread
rail-grocery = Grocery
rail-more = More
rail-day = Day
rail-settings = Settings
rail-nobody = Nobody
banner-demonstration = Demonstration café: nothing is real, try everything
day-drawer = Drawer
drawer-open = Open the drawer
drawer-opened = The drawer opens. It is on the day’s record.

## Screens: strip

strip-uncertain = Did the last paper come out of the printer?
strip-yes = Yes
strip-no = No
strip-uncertain-short = Did the last paper come out? Answer in “Day”.
strip-printer = The printer does not answer. Receipts wait. Check paper, cover and cable.
strip-printer-short = The printer does not answer. Paper, cover, cable?
strip-overdue = The day of { $day } was left open. Today’s first sale will close it, without a count.
strip-overdue-short = The day of { $day } was left open.
strip-close = Close it
strip-closed = The day of { $day } was closed automatically, without a count.
strip-closed-short = { $day } was closed without a count.
strip-read = Understood
strip-rolled-back = Recorded sales are missing from the journal. Call whoever looks after your café before you close the day.
strip-rolled-back-short = Sales are missing from the journal: see “Day”.
strip-copy-failed = The copy of the last closing could not be made. Sales are safe on this computer.
strip-copy-failed-short = The copy of the closing was not made.
strip-sealing = The sealing key is out of reach. Sales are kept and will be sealed when it is back.
strip-sealing-short = The sealing key is out of reach.

## Screens: refusals

refusal-day-not-open = The day is not open. Touch Till to open it.
refusal-day-still-open = The day is open already.
refusal-already-voided = Ticket { $number } was voided already.
refusal-amount = This amount is more than the till accepts.
refusal-not-there = The till no longer finds this ticket.
refusal-full = The disk is full. Nothing was written. Make room, then try again.
refusal-unsure = The disk did not answer. Try again; if it goes on, restart the till.
refusal-busy = The till is still busy. Wait a moment, then try again.
refusal-stopped = The till has stopped. Recorded sales are safe. Close this window and start Comptoir again.
refusal-payment-unsure = The disk did not answer: the sale may have been recorded. Touch Charge again: the sale will not be counted twice.
refusal-payment-full = The disk is full: the sale is not recorded. Make room, then touch Charge again: the sale will not be counted twice.
refusal-empty = The ticket is empty.
refusal-too-many-lines = This ticket is full. Charge it, then begin another.
refusal-void-of-void = A void can’t be voided: ring the sale up again.
refusal-no-customer = Say for whom first: choose the person.
refusal-cashback = Cash is handed out with a purchase of at least €1 paid by card, up to €60.
refusal-cash-limit = No more than 1,000 € in cash per ticket: that is the law. Take the rest by card.
refusal-missing = { $amount } is missing.
refusal-payment = This payment does not match the total.

## Screens: first start

start-welcome = Welcome to the counter
start-question = What would you like to begin with?
start-demonstration = Try the demonstration café
start-demonstration-detail = Products, three people, a day to play. Nothing is real: try everything without fear.
start-cafe = Open my café
start-cafe-detail = Your real sales, recorded and sealed on this computer.
start-name-title = What is your café called?
start-name-hint = as receipts will have it

## Screens: the till does not open

help-safe = What is safe
help-do = What to do
help-leave = Choose another café
help-again = Try again
help-in-use = This till is open already.
help-in-use-safe = Everything. Another Comptoir window has the till and keeps recording.
help-in-use-do = Look for the other window on this computer. If you have just closed it, wait a few seconds, then try again.
help-damaged = The till’s journal is damaged at entry { $entry }.
help-damaged-safe = Sales before this entry are intact and sealed. Nothing was changed by opening.
help-damaged-do = Delete nothing. Note the number of the entry and call whoever looks after your café. Meanwhile, note sales on paper.
help-cannot-write = The till can’t write to the disk.
help-cannot-write-safe = All sales that were recorded.
help-cannot-write-do = Check that the disk is neither full nor protected, and that a USB stick, if any, is plugged in; then try again.
help-too-new = This till was used with a later version of Comptoir.
help-too-new-safe = All sales. This version does not touch them.
help-too-new-do = Install the latest version of Comptoir on this computer, then try again.
help-other = The till does not open.
help-other-safe = Sales that were recorded: nothing was changed.
help-other-do = Try again. If it goes on, restart the computer, then show this screen to whoever looks after your café.

## Screens: who is at the till

operator-title = Who is at the till?
operator-empty = Nobody is known yet. Add your first name: that is enough to begin.
operator-add = Add a name
operator-add-title = Your first name
operator-add-hint = and an initial, if needed

## Screens: opening

opening-title = Open the day of { $day }
opening-amount = One amount
opening-count = Count piece by piece
opening-question = How much is in the drawer?
opening-proposed = The proposed amount is that of the last closing. If it is right, open; if not, type the right one.
opening-first = Type the float: the change that waits in the drawer. Zero is fine too.
opening-float = Float
opening-less = { $amount } less than the last closing left. Count again; if it is right, open: both sums are on record.
opening-more = { $amount } more than the last closing left. Count again; if it is right, open: both sums are on record.
opening-difference = difference: { $amount }
opening-open = Open the day
count-cents = { $count }{"\u00A0"}c

## Screens: sale

sale-favourites = Favourites
sale-more-families = Other families
sale-search = Search or scan
mode-on-site = Eat in
mode-takeaway = Takeaway
sale-no-product = There is no product yet
sale-no-product-detail = Prepare the list of your products in a spreadsheet, close this window, then run “comptoir import” with that list, or ask whoever installed Comptoir. They will appear here as large keys.
sale-no-product-here = Nothing in this family
sale-no-product-here-detail = Touch another family, or search for a product by its name.
price-free = free price
price-kilogram = { $amount } a kg
price-litre = { $amount } a litre
remark-unknown-code = Unknown code: { $code }. Search for the product by its name.
remark-unreadable = This code could not be read. Scan it once more.
remark-printing = The receipt is being printed.
remark-waiting = The receipt waits for the printer.
remark-restored = This ticket has waited since last time. Nothing is lost.
ticket-abandon = Give up
ticket-abandon-short = Give up
ticket-abandon-question = Give this ticket up? Nothing was charged; giving up is on record.
ticket-empty = Touch a product to begin
ticket-next = Touch a product for the next sale
ticket-before = Above
ticket-after = Below
ticket-total = Total
ticket-vat = incl. VAT { $rates }
ticket-charge = Charge
ticket-settle-nothing = Confirm
ticket-give-back = Give back { $amount }
line-takeaway = Takeaway
line-on-site = Eat in
line-remove = Remove
line-detail-takeaway = takeaway
cash-exact = Exact
change-give = Change
change-exact = The exact amount
change-card = Paid by card
change-both = Paid by card and in cash
change-back = Give back
change-undone-card = To refund on the terminal
change-take-back = Take back
change-undone-plain = Voided
change-paid-cash = Ticket { $number } · { $total } in cash · recorded
change-paid-card = Ticket { $number } · { $total } by card · recorded
change-paid-both = Ticket { $number } · { $total } in cash and by card · recorded
change-paid-cashback = Ticket { $number } · { $card } by card, of which { $out } in cash · recorded
change-handed-out = Ticket { $number } · { $out } handed out in cash · recorded
change-paid-nothing = Ticket { $number } · nothing to pay · recorded
change-undone = Ticket { $number } voided by ticket { $counter }
change-receipt = Receipt
change-redo = Again
change-void = Void
change-void-do = Void the ticket
change-given = Given
change-void-question = Void ticket { $number }? The money is given back and the void is on record.
find-hint = name or code of the product
find-add = Add { $name }
find-close = Close
find-empty = Type the first letters, or scan the product
find-nothing = No product has this name. Try fewer letters.
entry-free-hint = Free price. Advised price: { $price }
entry-floor-hint = Free price, at least { $floor }. Advised price: { $price }
entry-weight-hint = Put the product on the scale and type the grams. { $price } a kg
entry-litre-hint = Type the millilitres. { $price } a litre
entry-price = Price
entry-weight = Weight
entry-volume = Volume
entry-euros = { $figure }{"\u00A0"}€
entry-percent = { $figure }%
entry-grams = { $figure }{"\u00A0"}g
entry-millilitres = { $figure }{"\u00A0"}ml
entry-add = Add · { $amount }
entry-add-nothing = Add

## Screens: payment

pay-due = To charge
pay-left = Still due
pay-notes = Cash: what the person gives
pay-notes-out = To hand out in cash
pay-otherwise = Or otherwise
pay-exact = Exact amount
pay-card = Card
pay-several = Several means
pay-split-hint = Type a part, then say whether it is cash or card. The rest is paid afterwards.
pay-received = received
pay-part-cash = { $amount } in cash
pay-part-card = { $amount } by card
pay-part-debt = { $amount } on account
pay-part-prepaid = { $amount } prepaid
pay-taken = Received already: { $parts }
pay-validate = Confirm
pay-missing = { $amount } is missing
pay-validate-change = Confirm · change { $amount }
pay-on-terminal = On the terminal
pay-terminal-cash = of which { $amount } to hand out in cash
pay-terminal-rest = { $amount } will be left to pay.
pay-card-hint = Type this amount on the card terminal and hand it over. When it says “accepted”, touch the green key.
pay-refused = Refused or given up
pay-accepted = Payment accepted
pay-leave-question = A part is paid already. Give it back before returning to the ticket.
pay-leave = Given back, return to the ticket
pay-stay = Go on with the payment
pay-foot = The drawer opens when you charge. The receipt is printed on demand.

## Screens: paper

paper-printed = This paper is also being printed.
paper-shown = No printer is set up: here is the paper.
paper-too-tall = This paper is too long for the screen. It is recorded all the same.
paper-close = Close

## Screens: day

day-title = Day of { $day }
day-loading = Tickets are coming…
day-empty = No ticket yet. The day’s sales will be here.
day-line = Ticket { $number } · { $means } · { $goods }
day-cash = cash
day-card = card
day-debt = owed
day-prepaid = prepaid account
day-free = nothing to pay
day-voided = voided
day-counter = void
day-ticket = Ticket { $number }
day-choose = Touch a ticket to void or print it.
day-duplicate = Duplicate
day-turnover = Today’s sales
day-reading = Reading X
day-close = Close the day
day-voided-cash = Ticket { $number } is voided. Give back { $cash } in cash.
day-voided-card = Ticket { $number } is voided. Refund { $card } to the card, on the terminal.
day-voided-both = Ticket { $number } is voided. Give back { $cash } in cash and refund { $card } to the card, on the terminal.
day-voided-take = Ticket { $number } is voided. Take { $cash } back in cash.
day-voided-card-take = Ticket { $number } is voided. Take { $cash } back in cash and refund { $card } to the card, on the terminal.
day-voided-account = Ticket { $number } is voided, and the customer's account is as before. There is nothing to give back.
day-voided-nothing = Ticket { $number } is voided. There is nothing to give back.

## Screens: closing

closing-question = How many of each?
closing-hint = The expected amount is shown after the count. A difference never keeps you from closing.
closing-total = Counted
closing-uncounted = Nobody counts
closing-counted-all = I have counted all
closing-ask-counted = The count is right. Close with { $amount } in the drawer?
closing-ask-less = { $amount } counted, { $expected } expected: { $difference } is missing. Close all the same?
closing-ask-more = { $amount } counted, { $expected } expected: { $difference } more. Close all the same?
closing-recount = Count again
closing-ask-unknown = Close the day with { $amount } in the drawer?
closing-ask-uncounted = Close the day without counting the drawer?
closing-keep = Not yet
closing-close = Close the day
closing-done-title = Day of { $day } closed · Z no.{"\u00A0"}{ $number }
closing-done-turnover = Today’s sales
closing-done-expected = Expected in the drawer
closing-done-exact = The count is exact.
closing-done-more = There is { $amount } more than expected. It is on record; nothing else to do.
closing-done-less = { $amount } is missing. It is on record; nothing else to do.
closing-done-uncounted = The drawer was not counted. It will be proposed as expected tomorrow.
closing-done-paper = See the Z
closing-done = Finish

## Screens: settings

settings-title = Settings of this computer
settings-colours = Colours
settings-day = Day
settings-evening = Evening
settings-size = Size of letters and keys
settings-100 = 100{"\u00A0"}%
settings-125 = 125{"\u00A0"}%
settings-150 = 150{"\u00A0"}%
settings-receipt = Receipt
settings-on-demand = On demand
settings-always = Always
settings-language = Language
settings-french = Français
settings-english = English
settings-printer = The printer is set up: receipts, readings and closings come out of it.
settings-no-printer = No printer is set up: receipts are read on the screen.
settings-key-in-file = The sealing key is kept in a file, for want of a keyring on this computer. Protect the session with a password.
settings-leave = Change café
settings-stay = Stay here
settings-leave-question = Close this till and go back to the choice of café? Nothing is lost.

## Bread forecast

forecast-weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
forecast-day-holiday = public holiday, like a Sunday
forecast-day-like = like a { $weekday }
forecast-sales = { $day }: { $mean } on average, sold out { $sold-out ->
    [0] never in
    [one] once in
   *[other] { $sold-out } times in
 } { $of }, so { $quantity }
forecast-sales-first = no { $weekday } yet: like other days, { $mean } on average, so { $quantity }
forecast-rare-first = no { $weekday } yet: less than one a day so far, so { $quantity }
forecast-rare = { $day }: less than one a day, so { $quantity }
forecast-never-sold = no sale in twelve weeks, so { $quantity }
forecast-last-order = not enough sales yet, like the last order, so { $quantity }
forecast-unknown = no sales known, it is up to you, so { $quantity }
forecast-extra = { $sentence } + { $extra } = { $total }

## Codes

code-empty = Nothing was read. Scan the code once more.
code-too-long = This code is too long: { $most } characters at most.
code-control = This code holds signs that can’t be read. Scan it once more, or type it.
code-not-digits = The barcode of an article has 8, 12, 13 or 14 digits.
code-check-digit = A digit does not go with the others. Scan the code again, or check it.
code-padded = This short code was filled up with zeros: nobody can tell which article it names.
code-label-check = The price of the label does not check. Type it, or weigh the goods again.
code-label-nothing = The label says zero. Weigh the goods again.
code-label-no-unit-price = This article has no price per kilogram: give it one first.
code-label-quantity = The label gives a quantity out of range. Check the article’s price per kilogram.
code-layout-prefix = It must begin with 02, 04 or a number from 20 to 29, and two more digits at most.
code-layout-digits = The parts of the label must add up to 13 digits.
code-layout-decimals = There are too many decimals for this label.
code-layout-price-check = Only prices of 4 or 5 digits have a check digit.
code-layout-twice = Two labels begin with the same digits.
code-gs1-identifier = This code has an unknown part: “{ $part }”.
code-gs1-cut-off = This code is cut off after ({ $part }). Scan it once more.
code-gs1-data = The part ({ $part }) of this code can’t be read.
code-gs1-twice = The part ({ $part }) of this code says two things.
code-gs1-nothing = This code says nothing of use to the till.

## Fichiers des fournisseurs

supplier-line = Line { $line }: { $what }
supplier-too-large = The file is too large: 50,000 lines and 20 MB at most.
supplier-no-names = This line is an article already, and no line names the columns. Add one at the top of the file, for example: EAN code; Name; Net price. Nothing was taken.
supplier-not-a-table = This is no table of text. Open it in a spreadsheet and save it as CSV.
supplier-no-header = The line with the names of the columns can’t be found. Show which column holds what.
supplier-missing-column = The column “{ $column }”, which this supplier usually has, is missing.
supplier-unmapped = First say which column holds this: { $column }.
supplier-column-twice = The column “{ $column }” is there twice. Keep one of them.
supplier-cell-count = The number of cells is not that of the first line: a separator probably stands within a name.
supplier-long-cell = A text never ends: a quotation mark was probably not closed.
supplier-damaged-code = The spreadsheet damaged the column of codes (“{ $code }”): their last digits are lost. Ask for the original file, or import that column as text.
supplier-cell = The cell “{ $column }” can’t be used: “{ $text }”.
supplier-empty = The file holds no article.
supplier-odd-above = { $count ->
    [one] One line above the names of the columns was not read. If it is an article, put it below.
   *[other] { $count } lines above the names of the columns were not read. If they are articles, put them below.
}
supplier-odd-code = { $why } The article is taken without its code.
supplier-odd-own-code = This code means something to the supplier alone. The article is taken without it.
supplier-odd-code-twice = This code stands further up in the file already.
supplier-odd-no-price = The article has no price: it is left out.
supplier-odd-ignored = The cell “{ $column }” was not understood; the rest of the line is taken.
supplier-odd-line = Line { $line }
supplier-no-goods = { $kind }: this document brings no goods. Nothing was taken.
supplier-field-code = barcode
supplier-field-reference = reference
supplier-field-name = name of the article
supplier-field-net-price = price without VAT
supplier-field-gross-price = price with VAT
supplier-field-vat = VAT rate
supplier-field-pack = number per carton
supplier-field-unit = unit
supplier-invoice = Invoice
supplier-credit-note = Credit note
supplier-corrected = Corrected invoice
supplier-prepayment = Prepayment invoice
supplier-invoice-line = Line { $line } of the invoice: { $what }
supplier-invoice-too-large = This invoice is too large to be read. Enter the delivery by hand.
supplier-not-an-invoice = This file is no electronic invoice that the till can read (Factur-X, CII or UBL).
supplier-pdf = This PDF is damaged, cut off or locked. Ask the supplier for it once more.
supplier-no-attachment = This PDF is a mere picture of the invoice: it holds no electronic invoice. Enter the delivery by hand.
supplier-xml = This electronic invoice is damaged or cut off. Ask the supplier for it once more.
supplier-hostile = This file has not the form of an invoice. To be safe, it is not read.
supplier-no-lines = This electronic invoice gives the totals alone, without the articles. Enter the delivery by hand.
supplier-too-many-lines = This invoice has more than 5,000 lines. Enter the delivery by hand.
supplier-currency = This invoice is not in euros: “{ $currency }”.
supplier-invoice-missing = It lacks { $what }. Nothing was taken.
supplier-invoice-value = It can’t be read: { $what }, “{ $text }”. Nothing was taken.
supplier-term-number = the number
supplier-term-date = the date
supplier-term-kind = the kind of document
supplier-term-seller = the supplier’s name
supplier-term-total = a total
supplier-term-name = the name of the article
supplier-term-quantity = the quantity
supplier-term-price = the price
supplier-term-vat = the VAT rate
supplier-term-line-total = the amount of the line

## Customers

customers-title = Customers
day-money = Money
money-title = Money without a ticket
money-cash = Cash
money-third = Third parties
money-supply = Change brought in
money-banked = To the bank
money-expense = Small expense
money-hint = The drawer opens, and the sum expected at the closing follows.
money-moved = Noted: { $amount } in the drawer.
money-undo = Put right: { $amount }
money-undone = Put right: { $amount } in the drawer. The move and its correction stay in the journal.
money-settled = Settled. The statement is ready to be signed.
money-third-empty = Money collected for a baker, a producer, the post or a bank will be here until it is settled.
money-choose = Choose a partner to settle what is theirs.
money-collected = Collected { $collected } · commission { $commission }
money-due = To be paid to them
money-owed = They owe us
money-by-transfer = Settled outside the till
money-in-cash = Settled in cash
ticket-customer = Customer
cash-debt = Tab
line-whom = For whom
line-suspended = suspended
line-suspended-served = a gift, suspended
line-ahead = paid ahead
line-ahead-served = handed over, paid ahead
tile-waiting = { $count } to offer
price-withdrawal = any amount
entry-cash = To hand out
entry-cash-hint = From { $least } to { $most } at a time. First do the operation on the bank’s terminal.
entry-hand-out = OK · hand out { $amount }
entry-hand-out-nothing = OK
pay-debt = On the tab
pay-prepaid = Prepaid account
pay-cashback = Cash on top
pay-cashback-typed = On top, in cash
pay-cashback-card = Card · { $amount }
pay-cashback-limit = 60 € at most
pay-cashback-choose = Choose the amount (60 € at most)
pay-cashback-notice = Cash on top of a purchase by card: from a purchase of 1 € on, 60 € at most, free of charge, asked for before paying.
pay-lift = Allow
change-hand-out = Hand out
change-account = On the account
change-owes-now = { $name } now owes { $amount } · ticket { $number }
change-has-left = { $amount } left on the account of { $name } · ticket { $number }
change-paid-account = Ticket { $number } · { $total } on the customer’s account · recorded
whom-title = Ticket of { $name }
whom-title-nobody = For whom?
whom-standing = Tab { $debt } · prepaid { $prepaid }
whom-choose = Choose a customer
whom-change = Another customer
whom-nobody = No customer
whom-line = { $name }
whom-plain = Served now
whom-suspended = Suspended: for someone else
whom-serve-suspended = Serve a suspended one ({ $count } waiting)
whom-ahead = Paid ahead, for another day
whom-serve-ahead = Paid ahead already ({ $count } left)
customers-search = Look for a name
customers-find-hint = The name, or its beginning
customers-add = Add a customer
customers-add-title = What is their name?
customers-add-hint = First name and initial will do
customers-empty = People with a tab, a prepaid account or bread kept for them will be here.
customers-none-found = Nobody of that name. Add them if they are new.
customers-loading = One moment…
customers-owes = owes { $amount }
customers-has = has { $amount }
customers-nothing = nothing either way
customer-debt = Tab
customer-limit-is = Tab limited to { $limit }.
customer-prepaid = Prepaid
customer-age = For 30 days at most: { $fresh } · 31 to 60 days: { $old } · older: { $older }
customer-ahead = Paid ahead: { $goods }
customer-waiting = Bread kept: { $bread } · parcels: { $parcels }
customer-moves = Last moves
customer-move-ticket = ticket { $number }
customer-move-settled = paid off, ticket { $number }
customer-move-topped-up = prepaid account, ticket { $number }
customer-move-taken-over = old balance taken over
customer-move-debt = tab { $amount }
customer-move-prepaid = prepaid { $amount }
customer-move-undone = ticket { $number } voided
customer-no-move = Nothing so far.
customer-serve = Serve { $name }
customer-serve-them = Serve this customer
customer-settle = Pay the tab off
customer-top-up = Top up
customer-limit = Change the limit
customer-opening = Take over an old balance
customer-close = Close the account
customer-close-question = Close the account of { $name }? Nothing must be left on it.
customer-close-do = Close the account
customer-closed = The account of { $name } is closed. You can erase the name; the amounts stay, and name nobody.
customer-erase = Erase the name
customer-settle-title = How much does { $name } pay off?
customer-settle-hint = Type nothing for the whole tab, { $amount }. The payment follows at the till.
customer-top-up-title = How much goes on the account of { $name }?
customer-top-up-hint = The money stays the customer’s: it is no sale yet.
customer-limit-title = Up to how much may { $name } owe?
customer-limit-hint = The usual limit is 20 €. Zero: no tab.
customer-opening-title = What did { $name } owe until now?
customer-opening-hint = The amount of the notebook, taken over only once. It is no sale.
customer-amount = Amount
customer-amount-ok = OK · { $amount }
customer-amount-none = OK
customer-give-back = Give back what is left: { $amount }
receipt-on-behalf = sold on behalf of { $partner }
receipt-handed-out-for = handed out on behalf of { $partner }
receipt-handed-out = Handed out in cash
receipt-cashback = Cash handed out on top
receipt-left-debt = Left on the tab
receipt-left-prepaid = Left on the prepaid account
receipt-suspended = suspended: for someone else
receipt-suspended-served = a gift, suspended
receipt-ahead = paid ahead
receipt-ahead-served = handed over, paid ahead
closing-third = Money of third parties
closing-third-unnamed = No partner
closing-deposits = Deposits
closing-accounts = Customers’ accounts
closing-cashback = Cash handed out with a purchase ({ $count })
closing-moved-supply = Change brought in ({ $count })
closing-moved-banked = Brought to the bank ({ $count })
closing-moved-expense = Small expenses ({ $count })
closing-moved-partner = Partners settled with ({ $count })
refusal-no-such-customer = This customer has no account. Choose them in the list of customers.
refusal-account-closed = This account is closed. Nothing was paid.
refusal-over-limit = The tab would come to { $debt }, and its limit is { $limit }. Take another payment, or ask the manager.
refusal-paying = A part is paid already: finish the payment or give it back, then try again.
refusal-more-than-owed = Only { $debt } is left on the tab: no more than that can be paid off.
refusal-not-enough-prepaid = Only { $prepaid } is left on the prepaid account. Take the rest another way.
refusal-not-enough-ahead = This person has not paid that much ahead.
refusal-not-enough-suspended = None is left waiting. Nothing was served.
refusal-used-since = This ticket has been of use since: what it brought to the account is gone. First undo what followed.
refusal-on-itself = A tab is paid off, and an account topped up, with money: cash or card.
refusal-not-empty = Something is left on this account. Settle it or give it back first.
refusal-account-begun = This account has been used: its opening balance changes no more.
refusal-account-open = This account is open: close it before erasing the name.
refusal-withdrawal = From { $least } to { $most } can be handed out at a time.
refusal-withdrawal-days = From { $least } to { $most } can be handed out at a time, and { $most } at most to one person in { $days } days.
refusal-withdrawal-whom = Say for whom: one person gets { $most } at most in { $days } days. Choose the name, then try again.
refusal-no-withdrawals = The café hands out no cash for this partner.
refusal-nothing-to-settle = There is nothing to settle with this partner.
service-family = Services
service-debt-payment = Tab paid off
service-top-up = Prepaid account: top-up
service-withdrawal = Withdrawal { $partner }
settlement-title = STATEMENT
settlement-operator = Made by { $operator }
settlement-until = Sums collected for you up to { $day }
settlement-collected = Collected
settlement-commission = Commission of the café { $rate }
settlement-paid = Paid to the partner
settlement-received = Received from the partner
settlement-in-cash = In cash
settlement-by-transfer = Not from the till: transfer or cheque
settlement-signed-cafe = For the café, signature:
settlement-signed-partner = For the partner, signature:

## Parcels

parcels-arrival = Arrival
parcels-hand-over = Hand over
parcels-drop-off = Drop-off
parcels-driver = Driver
parcels-follow = Follow up
parcels-no-carrier = The café does not work with any carrier yet. Add them in Settings, “Partners”; parcels are followed here then.
parcels-undo = Undo
parcels-search-hint = 3 letters of the name, number, or scan
parcels-nothing-found = No parcel of that name or number. Try the last four figures.
parcels-homonyms = Several people are called { $name }.
parcels-homonyms-advice = Check the first name on the identity document, then touch their parcels.
parcels-others-left = There is another parcel for this person.
parcels-identity = Identity checked
parcels-identity-code = Identity document, or the code that the carrier sent.
parcels-identity-document = Identity document with the name on the parcel.
parcels-identity-originals = Original identity document. For someone else: the originals of both people.
parcels-hand =
    { $count ->
        [0] Hand over
        [one] Handed over
       *[other] Handed over: { $count } parcels
    }
parcels-aside = Something else
parcels-refused = Refused by the customer
parcels-damaged = Damaged
parcels-redirected = Not for us
parcels-missing = Can’t be found
parcels-found = Found again
parcels-move = Move it
parcels-label = Label
parcels-damage-hint = What is damaged
parcels-which-place = Where to put it? These places are free.
parcels-reserve = Back room
parcels-reserve-here = in the back room
parcels-which-carrier = Which carrier?
parcels-which-driver = Whose driver is here?
parcels-number = Scan the parcel
parcels-name = 3 letters of the name
parcels-shelve = Shelve
parcels-unreadable = Label can’t be read
parcels-known-here = This parcel is here already: { $what }.
parcels-known-gone = This parcel came before and left again: { $what }. Shelve it if it is back.
parcels-known-back = This parcel has been at the café before. It leaves with the driver.
parcels-doubtful = This number seems misread. Compare it with the label.
parcels-other-here = Another parcel of that name is here: { $what }. Put them together.
parcels-nearly-full = The shelves are almost full. Think of the parcels to return.
parcels-drop-off-hint = Scan the label of the parcel. If there is only a code on the phone, the carrier’s device prints: here it is only counted.
parcels-drop-off-count = No label: count it
parcels-drop-off-take = Take the parcel
parcels-drop-off-today =
    { $count ->
        [0] No drop-off today.
        [one] One drop-off today.
       *[other] { $count } drop-offs today.
    }
parcels-driver-none = Nothing waits for this driver. Only compare what was brought.
parcels-driver-announced = Announced by the driver
parcels-driver-arrived = { $count } received
parcels-driver-give = Give { $given } of { $all }
parcels-driver-hint = { $carrier }: scan or touch each parcel that the driver takes.
parcels-driver-stranger = This parcel is not on the driver’s list. Look for it in “Hand over”.
parcels-driver-why =
    { $count ->
        [one] One parcel of the list stays. Why?
       *[other] { $count } parcels of the list stay. Why?
    }
parcels-driver-gone =
    { $count ->
        [0] Noted: the driver of { $carrier } took nothing.
        [one] Gone: one parcel with the driver of { $carrier }.
       *[other] Gone: { $count } parcels with the driver of { $carrier }.
    }
parcels-driver-not-taken = The driver does not take it
parcels-driver-not-found = Can’t be found
parcels-here =
    { $count ->
        [0] No parcel in the café.
        [one] One parcel in the café.
       *[other] { $count } parcels in the café.
    }
parcels-state-return = To return
parcels-state-here = Here
parcels-state-missing = Can’t be found
parcels-state-gone = Gone
parcels-none-back = Parcels that are overdue, refused or misdirected will be listed here.
parcels-none-here = Parcels in the café will be listed here.
parcels-none-missing = Every parcel is in its place. Those that can’t be found will be listed here.
parcels-none-gone = The last parcels handed over or gone with a driver will be listed here.
parcels-count = Count the shelves
parcels-count-hint =
    { $count ->
        [0] The register says no parcel.
        [one] The register says 1 parcel. Count, or scan it.
       *[other] The register says { $count } parcels. Count, or scan them one by one.
    }
parcels-all-there = All there: { $count }
parcels-count-done = Done: { $seen } of { $of }
parcels-others =
    { $count ->
        [one] One parcel was not seen. Can it not be found?
       *[other] { $count } parcels were not seen. Can they not be found?
    }
parcels-not-counted = Not looked for yet
parcels-all-missing = Can’t be found
parcels-counted = Shelves counted: { $there } of { $of }.
parcels-month = The month
parcels-month-kind = Parcels
parcels-month-counted = Counted
parcels-month-worth = Worth
parcels-month-declared = Statement
parcels-month-expected = By our counts: { $amount }.
parcels-month-expected-fixed = By our counts: { $amount }, { $fixed } of it fixed.
parcels-month-amount = Amount of the statement, in euros
parcels-month-agrees = The statement agrees.
parcels-month-differs = Difference of the statement: { $amount }.
parcels-month-linked =
    { $hands ->
        [0] Nothing handed over this month.
        [one] One hand-over this month; sales within five minutes: { $sales }.
       *[other] { $hands } hand-overs this month; sales within five minutes: { $sales }.
    }
parcels-month-csv = Spreadsheet file
parcels-month-keep = Keep the statement
parcels-month-written = The table is in { $file }
parcels-csv-head = month;carrier;what;counted;worth;statement;statement amount;difference;difference in euros
parcels-csv-total = Total
parcel-small = small
parcel-medium = medium
parcel-large = large
parcel-kind-arrival = Arrivals
parcel-kind-hand-over = Handed over
parcel-kind-drop-off = Drop-offs
parcel-kind-return = Returned
parcel-today = today
parcel-yesterday = yesterday
parcel-nameless = No name
parcel-came = came { $day }
parcel-kept = to keep until { $day }
parcel-last-day = last day
parcel-to-return = to return today
parcel-dropped-off = dropped off, for the driver
parcel-refused = refused, to return
parcel-redirected = not for us, to return
parcel-missing = can’t be found
parcel-handed-over = handed over { $day } at { $time }
parcel-gone = left with the driver { $day } at { $time }
parcel-number = no. { $number }
parcel-withdrawn = undone
parcel-damaged = damaged
parcel-damaged-note = damaged: { $note }
parcel-act-drop-off = Dropped off: { $what }
parcel-act-refused = Refused: { $what }
parcel-act-redirected = Not for us: { $what }
parcel-act-damaged = Damaged: { $what }
parcel-act-shelved = Shelved: { $what }
parcel-act-missing = Can’t be found: { $what }
parcel-act-handed-over = Handed over: { $what }
parcel-act-driver = Left with the driver: { $what }
slip-parcel-kept = To keep until { $day }
slip-parcel-receipt = Parcel drop-off
slip-parcel-carrier = Carrier
slip-parcel-at = Dropped off
slip-parcel-number = Number of the parcel:
slip-parcel-proof = This receipt of the café does not replace the carrier’s proof of drop-off: that proof prevails.
slip-manifest = Driver’s manifest
slip-manifest-expired = to return, overdue
slip-manifest-refused = to return, refused
slip-manifest-redirected = to return, misdirected
slip-manifest-dropped = dropped off by a customer
slip-manifest-given = Parcels given to the driver
slip-manifest-missing = Can’t be found
slip-manifest-arrived = Received today
slip-manifest-announced = Announced by the driver
slip-manifest-difference = Difference
slip-manifest-signature = Signature of the driver:
refusal-parcel-not-here = This parcel is not where it should be. Look for it again.
refusal-parcel-still-kept = This parcel is still kept for its addressee.
refusal-parcel-nothing-to-undo = There is nothing to undo for this parcel.
refusal-parcel-too-late = The ten minutes are over: it can’t be undone any more.
refusal-parcel-someone-else = Someone else did this: only they can undo it.
refusal-parcel-identity = Check the identity first, then touch “Identity checked”.
refusal-parcel-already-here = This parcel is in the café already.
refusal-parcel-no-number = Scan the number of the parcel, or touch “Label can’t be read”.
refusal-parcel-no-carrier = The café does not work with this carrier.
refusal-parcel-no-reason = The counts differ: say why before you go on.
refusal-parcel-count = This count is not possible.
refusal-parcel-retention = Names are kept for between one day and a year.
refusal-parcel-name = This name is too long: its first letters are enough.

## Bread

bread-tab-delivery = Delivery
bread-tab-kept = Reservations
bread-tab-kept-count = Reservations · { $count }
bread-no-baker = No baker yet
bread-ordered = { $day } · ordered { $sent } at { $time }
bread-not-ordered = { $day } · no order on record
bread-nothing-yet = The day’s bread will be here once there is a baker and bread.
bread-column = Bread
bread-ordered-short = ordered
bread-kept-short = reserved
bread-for-sale = for sale
bread-came = delivered
bread-all-there = All is there
bread-all-but = All is there but { $units }
bread-all-counted = Counted
bread-print-kept = Print the reservations
bread-count-hint = If all is there, one touch is enough. If not, touch a number, − or +.
bread-counted-at = Delivery counted at { $time }. You can still correct it.
bread-delivered = The delivery is noted. Reserved bread is set aside.
bread-missing = { $units } × { $bread } missing: the statement of { $baker } will show it. Reservations are still served.
bread-short = { $units } × { $bread } missing for reservations. Served first: paid ahead, then standing orders, then who asked first.
bread-count-unordered = Count what came, with + or by touching the number.
bread-closed-today = No bread today (closed on { $weekday }s).
bread-closed-day = { $day } · closed
bread-came-anyway = Bread came all the same
bread-remark-due = to set aside
bread-order-after = To order for { $day } (no bread { $closed })
bread-order-sum = { $units ->
    [one] 1 piece in all. To change a number, touch it.
   *[other] { $units } pieces in all. To change a number, touch it.
}
bread-copy = Copy this text on your telephone, and send it.
bread-copied = It is sent
bread-number-done = That’s right
bread-other-day = Another day
bread-kept-none = Nothing is reserved for today.
bread-nameless = Name erased
bread-remark-served = served
bread-remark-released = back on sale
bread-remark-short = too few
bread-remark-paid = paid
bread-serve = Serve
bread-serve-due = Serve · { $amount }
bread-on-account = On account
bread-release = Put back on sale
bread-cancel = Cancel reservation
bread-cancelled = The reservation is cancelled.
bread-another-baker = Add a baker
bread-note = Delivery note number
bread-note-is = Note no. { $number }
bread-note-title = Number of the delivery note
bread-note-hint = As it stands on the baker’s note
refusal-bread-paid = This bread is paid ahead: undo the ticket of its payment first.
bread-released = It is back on sale.
bread-served = Served.
refusal-bread-count = This count is not possible. Nothing has changed.
refusal-bread-settled = This bread was served or cancelled already. Nothing has changed.
bread-tab-order = Order
bread-tab-unsold = Left over
bread-tab-account = Baker’s statement
bread-order-for = To order for { $day }
bread-prudent = Careful
bread-balanced = Balanced
bread-generous = Generous
bread-like-usual = A day like others
bread-and-reserved = { "" } + { $units } reserved
bread-text = { $day }: { $lines }. Thank you! { $cafe }
bread-order-changed = The order has changed since it was sent. Send it once more.
bread-order-late = The baker’s cut-off has passed: call him, then touch “Told by phone”.
bread-send-slip = Print the slip
bread-send-phone = Told by phone
bread-send-message = Text to copy
bread-sent-slip = Slip printed at { $time }, to hand to the baker.
bread-sent-message = Text sent at { $time }.
bread-sent-phone = Order told by phone at { $time }.
bread-donated = Given away
bread-taken-back = Taken back
bread-lost = Lost
bread-own-use = Own use
bread-rest-donated = All the rest is given away
bread-rest-taken-back = All the rest is taken back
bread-rest-lost = All the rest is lost
bread-rest-own-use = All the rest is for the house
bread-sold-out = Sold out
bread-sold-out-hint = Touch the bread of which nothing is left: the next order will reckon with it.
bread-sold-out-at = sold out at { $time }
bread-shelf-says = The till counts { $units }
bread-noted-sold-out = Noted: none is left.
bread-remark-sold-out = sold out
bread-sold = sold
bread-rest = rest
bread-left-none = What is left over is counted here, once bread came or was sold.
bread-left-hint = Say what becomes of the bread that is left. Given away is not sold at 0 €.
bread-left-at = Counted at { $time }. You can still correct it.
bread-left-noted = What is left over is noted. Good evening!
bread-left-confirm = Counted
bread-recount = { $bread }: { $units } too many sold or thrown away. Count again; the sale does not wait.
bread-marked-down = { $units ->
    [one] { $units } bread sold at a reduced price today.
   *[other] { $units } breads sold at a reduced price today.
}
bread-week = Week
bread-month = Month
bread-span = from { $from } to { $until }
bread-left-short = left over
bread-back-short = taken back
bread-amount = amount
bread-amount-net = amount net
bread-amount-gross = collected
bread-how-bought = delivered { $came }, credit { $credit }
bread-how-sold = collected { $collected }, commission { $rate }: { $commission }
bread-without-cost = A bread has no purchase price: the total would be wrong. Give its price in the baker’s terms.
bread-terms = The baker’s terms
bread-print-statement = Print the statement
bread-terms-noted = The baker’s terms are noted.
bread-baker-name = Name of the baker
bread-baker-hint = Bakery…
bread-deal = The bread is
bread-deal-bought = bought
bread-deal-commission = on commission
bread-commission = The café’s commission
bread-credit = Left-overs taken back
bread-credit-none = no
bread-credit-half = by half, 10 % at most
bread-credit-all = in full
bread-cutoff = Order before
bread-closed = Days without bread
bread-period = Statement
bread-evening = 50 % off in the evening
bread-evening-never = never
bread-evening-17 = from 17:00
bread-evening-18 = from 18:00
bread-evening-19 = from 19:00
bread-price-short = price
bread-cost-short = cost net
bread-cost-unknown = ?
bread-to-breads = Breads and costs
bread-to-terms = Terms
bread-save = Save
bread-setup-hint = First say who brings the bread, until when he takes the order and what he takes back.
bread-setup = Add the baker
bread-for-whom = For whom?
bread-for-whom-hint = A name, or its first letters
bread-for = For { $name }
bread-today = Today
bread-weekly = Every week
bread-pay-ahead = Pay ahead
bread-reserve = Reserve
bread-reserved = Reserved.
bread-new = Reserve
bread-signs = Price signs
bread-signs-written = The signs are ready to print (A4): { $file }
refusal-bread-signs = The signs could not be written: it takes one bread at least, and room on the disk.
sign-piece = each
sign-weight = { $grams } g
sign-kilogram = { $price } per kg
signs-done = { $count } signs in { $file }
bread-evening-remark = evening price
bread-standing = Standing orders
bread-standing-none = Nobody has a standing order. Touch “Reserve”, then “Every week”.
bread-standing-ended = ended
bread-standing-rests = rests until { $day }
bread-standing-rest = Rest for a week
bread-standing-resume = Go on
bread-standing-end = End
bread-standing-noted = Noted.
bread-every-day = every day
bread-other-baker = Another baker
bread-slip-order = Bread order: { $baker }
bread-slip-for = for { $day }
bread-slip-sent = sent { $at }
bread-slip-units = Pieces in all
bread-slip-kept = Reserved bread, { $day }
bread-slip-nobody = Nothing is reserved.
bread-slip-paid = paid
bread-slip-statement = Statement: { $baker }
bread-slip-span = from { $from } to { $until }
bread-slip-delivered = Delivered, by day (amounts without VAT)
bread-slip-sold = Sold, by day (amounts with VAT)
bread-slip-weekdays = mo tu we th fr sa su sum
bread-slip-taken-back = taken back: { $units }
bread-slip-donated = given away: { $units }
bread-slip-lost = lost: { $units }
bread-slip-own-use = own use: { $units }
bread-slip-cost = Delivered, without VAT
bread-slip-credit = Credit for returns
bread-slip-collected = Collected for the baker, with VAT
bread-slip-commission = The café’s commission ({ $rate })
bread-slip-due = To pay, without VAT
bread-slip-due-gross = To pay over, with VAT
bread-slip-signed-cafe = Signature of the café:
bread-slip-signed-baker = Signature of the baker:

## The grocery at the till

window-bad-labels = The scale labels in config.toml can’t be used: { $why } The usual forms serve (21: weight, 23: price).
code-layout-form = The form of the label is not understood; it is written like 21IIIIIWWWWWC.
remark-best-before = Best before { $day }: that day has gone by. Tell the customer.
remark-mismatch = This label does not go with “{ $name }”: a weight for goods sold by the piece.
stop-title = Do not sell
stop-use-by = The use-by date has gone by.
stop-day = To be used by { $day }
stop-unknown-name = An article that the till does not know
stop-advice = Put it aside. It is not on the ticket.
stop-done = Understood
shelf-sundry = Sundries { $family }
refusal-code-taken = Another product has this code already. Search for it by its name.
refusal-catalogue-full = The till takes no more new products.
refusal-label-count = Choose one to fifty labels at a time.
refusal-no-code = This product can’t have a mark-down label: it is weighed, or its price does not fit.
unknown-title = Unknown code: { $code }
unknown-ask-family = Which family is it?
unknown-ask-price = At which price? Then sell it as sundries, or give it a name.
unknown-ask-kilogram = At which price per kilogram? Then give it a name.
unknown-ask-name = Which name on the receipt?
unknown-family = Family
unknown-price = Price
unknown-name = Name
unknown-piece = By the piece
unknown-kilogram = By weight
unknown-untracked = Stock not counted
unknown-tracked = Stock counted
unknown-park = Sell as sundries { $family }, VAT { $rate }
unknown-park-nothing = Sell as sundries
unknown-give-name = Give it a name
unknown-create = Create and sell { $amount }
unknown-create-nothing = Create and sell
deposit-family = Deposits
deposit-bottle = Bottle deposit
deposit-crate = Crate deposit
deposit-cup = Cup deposit
deposit-keg = Keg deposit
deposit-gas = Gas bottle deposit
deposit-word = Deposit
deposit-returned = Returned: { $name }
label-lower = −{ $percent } %
label-instead = instead of { $amount }
label-kilogram = { $amount } a kilogram
label-litre = { $amount } a litre
label-day = Price of { $day }
stop-loss = Take it off the stock

## Grocery

stock-no-product = This product is not in the catalogue. Nothing was noted.
stock-quantity = This quantity can’t be right: nothing at all, or too much. Nothing was noted.
stock-nothing-delivered = Nothing of this delivery has been counted yet. Count one article at least.
stock-too-many-lines = A delivery holds at most 1,000 lines. Make two of it.
stock-needs-family = Line { $line }: this article is new. Choose its family first.
stock-needs-price = Line { $line }: this article is new. Give its selling price first.
stock-catalogue-full = The catalogue is full. The delivery was not noted.
stock-not-a-delivery = This document brings no goods: it is a credit note, a correction or a down payment.
stock-came-already = A delivery with this number has come in already. It was not noted twice.
stock-inventory-open = A stocktaking is going on already. Finish it first.
stock-no-inventory = No stocktaking is going on. Begin one.
stock-not-in-inventory = This product is not part of this stocktaking.
stock-no-lot = This lot is no longer in the list.
stock-no-partner = This producer is not known.
stock-nothing-to-tell = Nothing was sold since the last statement.

## A producer’s statement

differences-title = DIFFERENCES OF A DELIVERY
differences-note = Invoice or note { $note }
differences-line = announced { $announced } · came { $delivered }
differences-missing = { $count } missing
differences-more = { $count } too many
statement-title = STATEMENT OF SALES
statement-purchase = Bought outright: for information.
statement-consignment = Consignment: the café sells in its own name.
statement-mandate = Mandate: the café sells on your behalf.
statement-period = Sales after { $since }, up to { $until }
statement-until = Sales up to { $until }
statement-sold = Sold
statement-left = Left at the café
statement-total = Total sold with VAT
statement-due = Due to the producer

## The grocery’s screen

grocery-tab-goods-in = Goods in
grocery-tab-stock = Stock
grocery-tab-inventory = Stocktaking
grocery-tab-dates = Dates
grocery-tab-producers = Producers
grocery-tab-month = Month
grocery-family-before = Before
grocery-family-after = After
grocery-price = Selling price
grocery-note = Note it
grocery-unknown-code = This code is neither in the catalogue nor on the delivery. Nothing was counted.
grocery-goods-title = What arrives
grocery-goods-empty = Scan an article that arrives: the delivery begins. Electronic invoices put into the folder of arrivals show up here.
grocery-goods-folder = Suppliers’ invoices and price lists go into the folder “{ $folder }”, beside the till’s files.
grocery-file = A supplier’s invoice or price list
grocery-open = Open
grocery-without-paper = Count without an invoice
grocery-file-unreadable = This file can’t be read. Put it into the folder again.
grocery-list-problems = { $first } { $more ->
    [0] Nothing was taken from this list.
    [one] One more line is wrong. Nothing was taken from this list.
   *[other] { $more } more lines are wrong. Nothing was taken from this list.
}
grocery-left-out = Lines left out because they bring nothing: { $count }.
grocery-from = From: { $name }
grocery-from-nobody = From whom? Touch to choose
grocery-leave = Give up
grocery-take = Take the delivery in
grocery-count-title = Count what is there
grocery-count-hint = Each scan adds one. Or touch a line and type the quantity.
grocery-count-empty = Scan the first article.
grocery-came = Came
grocery-quantity = Quantity
grocery-article = Family, price
grocery-as-announced = All here
grocery-to-complete = to complete
grocery-counted = counted { $count }
grocery-counted-other = counted { $count }: differs
grocery-new-article = New article
grocery-not-announced = Not announced
grocery-announced = Announced { $count }
grocery-line-cost = { $announced } · { $cost } each before VAT
grocery-came-expired = Past its date ({ $day }): give it back to the driver. It is not counted.
grocery-line-use-by = { $line } · use by { $date }
grocery-line-best-before = { $line } · best before { $date }
grocery-line-dates = { $line } · { $date } dates
grocery-lot = { $date } · lot { $lot }
grocery-received = Delivery taken in. Lines: { $lines }, new articles: { $created }, costs changed: { $costs }.
grocery-received-differing = Delivery taken in, with differences to tell the supplier: { $differing }. Lines: { $lines }, new articles: { $created }.
grocery-rest = Part of this invoice is in already. Here is what was missing: count what comes.
grocery-uncounted = { $count ->
    [one] One line is not counted.
   *[other] { $count } lines are not counted.
}
grocery-uncounted-hint = Count them, or say that they are missing. What is missing can come in later, with the same invoice.
grocery-say-missing = They are missing
grocery-count-first = Count them
grocery-yields = Do these goods become { $name }’s?
grocery-yields-hint = They were the café’s. If yes, the money of their sale goes to { $name }.
grocery-yields-yes = Yes
grocery-yields-no = No, they stay the café’s
grocery-tell-whom = To tell { $name }
grocery-tell-supplier = To tell the supplier
grocery-tell-hint = What is missing can come later: open the same invoice again then.
grocery-tell-paper = See the paper
grocery-tell-done = Done
grocery-file-rest = { $count ->
    [one] Still to come: one line
   *[other] Still to come: { $count } lines
}
grocery-file-done = All of this invoice is in
grocery-file-entered = done
grocery-folder-where = Where is this folder?
grocery-folder-here = The folder is on this computer:
grocery-folder-how = copy the invoice there, then come back.
grocery-missing = missing
grocery-not-yet = not counted
grocery-prices-title = New price list
grocery-prices-hint = Changing: { $changed }. Left out: { $left }. Unchanged: { $unchanged }. Not sold here: { $unknown }. Selling prices stay.
grocery-network-prices = The network’s prices of { $day }
grocery-prices-take = Take { $changed } costs
grocery-prices-empty = This list changes no cost of the grocery.
grocery-prices-done = Costs changed: { $count }.
grocery-cost-change = { $before }, now { $after } before VAT
grocery-column-ask = In which column?
grocery-from-unknown = No supplier is known yet
grocery-cost-first = { $after } before VAT, not known so far
grocery-odd = Remarks ({ $count })
grocery-odd-back = Back to prices
grocery-odd-none = Nothing odd in this list.
grocery-columns = Columns
grocery-column-which = Column: { $field }
grocery-column-hint = Every supplier names its columns its own way. Tell what each holds: the till remembers it for this supplier.
grocery-column-line = “{ $column }”: { $samples }
grocery-column-none = Not in this file
grocery-column-no = none
grocery-column-missing = to choose
grocery-decimal-comma = Prices written 1,20
grocery-decimal-point = Prices written 1.20
grocery-read-list = Read the list
grocery-list-first = Finish with this price list first, or leave it.
grocery-stock-title = What is in stock
grocery-stock-hint = Touch or scan a product to note a loss, breakage or a gift.
grocery-stock-empty = No product’s stock is counted yet. Take a first delivery in: its products will be.
grocery-there = In stock: { $count }
grocery-there-negative = In stock: { $count }. More was sold than came in: count it at the stocktaking.
grocery-level-negative = { $count }: to count
grocery-level-short = { $count }: to order
grocery-cost = Cost { $cost } before VAT
grocery-no-cost = Cost unknown
grocery-left-shelf = Left the shelf
grocery-noted = { $name }: { $count } out. { $left } left.
grocery-noted-negative = { $name }: { $count } out. The stock is now { $left }: count it at the stocktaking.
grocery-reason-goods-in = Goods in
grocery-reason-loss = Loss
grocery-reason-breakage = Breakage
grocery-reason-use-by = Date passed
grocery-reason-donation = Gift
grocery-reason-internal = Used by the café
grocery-reason-transfer = Transfer
grocery-reason-return = Back to the supplier
grocery-reason-inventory = Stocktaking
grocery-inventory-title = Count the stock
grocery-inventory-hint = Choose a family. Selling may go on meanwhile: the till takes it into account.
grocery-all = The whole grocery
grocery-products = Products counted: { $count }
grocery-start = Begin
grocery-started = The stocktaking has begun. Scan a product, count it, type what is there.
grocery-counting-title = Stocktaking under way
grocery-counting-hint = Scan or touch a product, then type what lies on the shelf and in the store room.
grocery-count-blind = Count what is there. What the till says is shown after.
grocery-lies-there = There are
grocery-end = End the stocktaking
grocery-end-question = End the stocktaking?
grocery-end-hint = What was not counted keeps its stock.
grocery-go-on = Go on counting
grocery-ended = The stocktaking has ended.
grocery-not-counted = Not counted yet
grocery-count-line = Counted { $counted }, the till said { $expected }
grocery-right = right
grocery-count-right = { $name }: { $counted }, that is right.
grocery-count-off = { $name }: { $counted } counted, the till said { $expected }. The stock is put right.
grocery-dates-title = Dates of the day
grocery-dates-hint = What comes to its date within two days. Touch a line.
grocery-dates-empty = No date is near. Note the dates when fresh products arrive: they will show up here in time.
grocery-add-date = Note a date
grocery-find = Look by name
grocery-find-title = Which product?
grocery-find-hint = The first letters are enough.
grocery-find-end = “{ $text }”: all again
grocery-find-none = No product on stock bears this name. It is on stock from its first delivery on.
grocery-add-hint = Scan or touch the product.
grocery-type-date = Type day and month, for example 2311 for 23 November.
grocery-no-date = That is no date. Type day and month, for example 2311.
grocery-date = Day and month
grocery-how-many = How many
grocery-kind-use-by = Use by
grocery-kind-best-before = Best before
grocery-date-noted = The date is noted.
grocery-use-by-none = Use by { $day } · { $noted } noted, but the till counts none any more: look on the shelf
grocery-use-by = Use by { $day } · { $left } may be left
grocery-best-before-none = Best before { $day } · { $noted } noted, but the till counts none any more: look on the shelf
grocery-best-before = Best before { $day } · { $left } may be left
grocery-use-by-line-none = Use by { $day } · { $noted } noted, to check
grocery-use-by-line = Use by { $day } · { $left } at most
grocery-best-before-line-none = Best before { $day } · { $noted } noted, to check
grocery-best-before-line = Best before { $day } · { $left } at most
grocery-expired = passed
grocery-past-best = gone by
grocery-today = today
grocery-tomorrow = tomorrow
grocery-down-30 = −30 %
grocery-down-50 = −50 %
grocery-give = Give away
grocery-lose = Lost
grocery-none-left = None left
grocery-marked-down = Noted. Change the price on the label, too.
grocery-given = The gift is noted.
grocery-lost = The loss is noted.
grocery-gone = Noted: none is left.
grocery-producers-title = Producers
grocery-producers-hint = Touch a producer: what was sold, what is due. Its name and terms are changed in Settings, “Partners”.
grocery-producers-empty = No producer is known yet. Add the one whose goods you sell.
grocery-producer-add = Add a producer
grocery-producer-name = What is the farm or workshop called?
grocery-producer-name-hint = This name is printed on its statements.
grocery-producer-make = Add
grocery-producer-added = { $name } is added. Its products belong to it from their first delivery on.
grocery-producer-known = This name is known already.
grocery-terms-consignment = On consignment
grocery-terms-consignment-hint = The café sells in its own name and pays for what was sold.
grocery-terms-mandate = Mandate
grocery-terms-mandate-hint = Sold in the producer’s name, for a commission.
grocery-terms-purchase-hint = The café buys the goods and sells them on.
grocery-terms-hint = Choose the deal, then type what the café keeps.
grocery-commission = The café’s part
grocery-deal-purchase = Bought outright
grocery-deal-consignment = Consignment, commission { $rate }
grocery-deal-mandate = Mandate, commission { $rate }
grocery-told = Up to { $until }: sold { $sold }, commission { $commission }, due { $due }
grocery-told-line = { $name }: { $sold } sold, { $left } left
grocery-tell = Make the statement
grocery-margin = Margin { $amount }
grocery-margin-line = Sales before VAT { $net } · cost { $cost }
grocery-margin-partly = Sales before VAT { $net } · cost { $cost } · cost unknown { $unknown }
grocery-margin-unknown = Sales before VAT { $net } · costs unknown
grocery-month-empty = Nothing was sold yet this month.
grocery-unsold-title = Gone without being sold
grocery-unsold-hint = This month, by weight and by cost.
grocery-unsold-none = Nothing this month.
grocery-bread-given = { $count ->
    [one] Bread given away: one piece
   *[other] Bread given away: { $count } pieces
}
grocery-bread-lost = { $count ->
    [one] Bread lost: one piece
   *[other] Bread lost: { $count } pieces
}
grocery-bread-used = { $count ->
    [one] Bread the café used: one piece
   *[other] Bread the café used: { $count } pieces
}
grocery-unsold-line = { $reason }: { $weight }, { $cost } before VAT
grocery-unsold-pieces = { $reason }: { $weight } and { $pieces } pieces of unknown weight, { $cost } before VAT

## Labels

grocery-label = Label
grocery-parked = Codes to name ({ $count })
grocery-parked-title = Codes to name
grocery-parked-hint = Sold as sundries, without a name. Scan the article at the till to give it one, or take the code off the list.
grocery-parked-empty = No code waits for a name.
grocery-parked-clear = Take off the list
grocery-parked-cleared = The code is off the list.
grocery-labels-printed = The labels are being printed.

## Carriers

carriers-done = { $count ->
    [one] One carrier was taken in.
   *[other] { $count } carriers were taken in.
}
carriers-fault = Line { $line } can’t be read. Nothing was taken: mend it and try again.

## Partners

partners-title = Partners
partners-add = Add
partners-empty = Nobody yet. Add the parcel carriers, the bank, the post, the press, the gas and your suppliers here.
partners-written = Noted.
partners-which = Whom would you like to add?
partners-which-hint = Bakers are added on the Bread screen.
partners-bank = Bank (withdrawals)
partners-post = The post
partners-press = Press depot
partners-gas = Gas
partners-producer = Producer
partners-supplier = Supplier
partners-carrier = Parcel carrier
partners-carrier-short = parcels
partners-carrier-hint = Each comes with its usual holding time and twenty places. The rates of your contract, and rules that change on a date, come in by a file: the command “comptoir{"\u00A0"}carriers”.
partners-former = inactive
partners-baker = baker
partners-association = association
partners-artist = artist
partners-shop = shop or craft
partners-cash = withdrawals
partners-principal = third party
partners-name = Name
partners-name-hint = The name of the business
partners-commission = The café’s commission
partners-least = Withdrawal, at least
partners-most = Withdrawal, at most
partners-dealt = Works with the café
partners-active = Yes
partners-inactive = No longer
partners-save = Save
partners-baker-owed = Something may still be due to this baker: as long as it is, the account stays on the Bread screen.
partners-baker-terms = A baker’s terms, prices and account are on the Bread screen.
partners-deal = Agreement
partners-counts = This limit counts
partners-each-time = At each withdrawal
partners-over-days = Over { $days } days
partners-keeps-calendar = Parcels are kept { $days } days, Sundays and holidays included.
partners-keeps-working = Parcels are kept { $days } working days.
partners-rules = The rates of your contract, and rules that change on a date, come in by a file: the command “comptoir{"\u00A0"}carriers”.
month-not-over = { $month }, provisional figures
month-days = open on { $count } days
month-foot = Figures from the café’s till, made with Comptoir.
month-made-up = Demonstration café: these figures are made up.
month-estimated = estimated
month-provisional = provisional
month-missing = missing
month-not-offered = not offered
month-withheld = kept at the café
month-column-month = Month
month-column-group = Group
month-column-code = Code
month-column-label = Figure
month-column-detail = Detail
month-column-value = Value
month-column-status = Remark
statement-month-title = Statement of { $month } · { $closing }
statement-final = final
statement-provisional = provisional
statement-wrong-month = "{ $month }" is no month. Write it like 2026-10.
statement-rendered = Written to { $file }
statement-written = Written to { $file }: { $bytes } bytes, hash { $hash }.
statement-breach = { $rule }: { $what }
statement-unbalanced = what went out and what came in differ by { $amount }
statement-vat = the VAT at { $rate } % does not go with the sales
statement-not-closed = { $open ->
    [one] one day is still open
   *[other] { $open } days are still open
}
statement-out-of-range = “{ $code }”: this figure is out of range
statement-unknown-code = “{ $code }”: head office does not know a line of this kind yet, call them
statement-running = the sums since the opening do not follow those of the month before
statement-revision = this is not the version that follows the recorded one
statement-previous = the month before is not the one that is known
statement-not-now = this month has not begun, or the café was not open
statement-synthetic = a demonstration statement does not go with real ones
statement-no-commune = an evening has no commune
statement-no-figure = a figure stands twice or is none
statement-good = The statement is whole: its hash and its signature are good. Key { $kid }.
statement-bad = This file is no whole statement: { $why }
statement-too-large = it is too large.
statement-unreadable = it can't be read.
statement-changed = it was changed since it was sealed.
statement-not-signed = the signature is not that of its key.
statement-other = it is of a form that is not known.

## The life of the café: the team

day-life = Team and café life
team-title = The team
team-loading = The team is coming…
team-month = This month: { $time }
team-touch = Touch on arrival
team-since = Here since { $at } · { $duty }
team-here = Here since { $at }
team-forgotten = Forgotten? { $day }
team-forgotten-told = Nobody noted when this person left. How long did they stay?
team-others = Someone else
team-others-title = Who is it?
team-nobody = Nobody has an account yet. Names are added under Customers.
team-hours = Hours of the month
team-note = Note hours
team-whom = Whose hours?
team-whole = The whole team together
team-somebody = Someone who has left
team-day = Which day?
team-less-hour = −{"\u00A0"}1{"\u00A0"}h
team-less-quarter = −{"\u00A0"}15{"\u00A0"}min
team-more-quarter = +{"\u00A0"}15{"\u00A0"}min
team-more-hour = +{"\u00A0"}1{"\u00A0"}h
team-write = Note these hours
team-leave = Leaves now
team-end = Note this time
team-mistake = That was a mistake
team-remove = Take these hours back
team-no-hours = No hours noted this month. Touch a name when someone comes.
team-came = Welcome { $name }! The time is noted.
team-gone = Thank you { $name }! { $time } noted.
team-noted = Noted: { $time }.
team-removed = Taken back.
duty-opening = Opening
duty-counter = Counter
duty-closing = Closing
duty-kitchen = Kitchen
duty-delivery = Delivery
refusal-volunteer-here = This person is here already.
refusal-volunteer-forgotten = Nobody noted the end: say how long it was.
refusal-volunteer-minutes = So much time is not possible.
refusal-volunteer-future = This day has not come yet.

## The life of the café: the members

life-team = The team
life-members = Members
members-title = The members
members-loading = The members are coming…
members-count = { $count ->
    [one] { $count } member today
   *[other] { $count } members today
}
members-none = Not a member yet
members-until = until { $day }
members-soon = ends soon: { $day }
members-expired = ended on { $day }
members-add = New member
members-add-title = What is this person’s name?
members-empty = Nobody has an account yet. Touch “New member” for the first membership.
members-new = New member
members-never = No membership yet. Touch one below: it goes on the ticket.
members-kinds = Kinds of membership
members-no-kind = No kind of membership is known yet. Touch “Kinds of membership” for the first: its price and how long it lasts.
members-new-kind = New kind of membership
members-kind-name = What is this membership called?
members-kind-hint = For example: Yearly membership
members-suggested = Advised price
members-chosen = Who chooses the price?
members-fixed = Fixed price
members-free = The member
members-floor = At least
members-write = Note this membership
members-written = Noted.
members-no-more = Sell no more
members-price-free = Free price, advised { $price }, at least { $floor }
members-price-fixed = { $price }
members-span = from { $start } to { $end }
members-ended = voided
members-ticket = ticket { $number }
members-taken-over = from a notebook
members-end = Take back
membership-family = Adhésions
term-rolling-year = One year
term-calendar-year = Calendar year
term-september-season = Season from September
term-day = The day
refusal-membership-whom = Whose membership is it? Touch “Customer” and choose a name.
refusal-membership-one = A membership is for one person: make a ticket for each.
refusal-membership-floor = This membership costs { $floor } at least.
refusal-membership-return = A membership is not taken back at the till: void its ticket under Day.
refusal-membership-backwards = This membership would end before it begins.

## The life of the café: services done

life-errands = Services
errands-loading = The services are coming…
errands-title = Who came, and for what?
errands-today = { $count ->
    [0] Touch to count
    [one] { $count } today
   *[other] { $count } today
}
errands-counted = Counted: { $service }.
errands-undone = The last one is taken back.
errands-undo = Undo the last
errands-commission = Today’s commission on games
errands-commission-write = Note this commission
errands-meals = Solidarity meals without a ticket
errands-meals-today = { $count ->
    [one] { $count } meal without a ticket
   *[other] { $count } meals without a ticket
}
errands-meals-noted = The meals are noted.
errands-meals-write = Note these meals
errands-funder = Who pays for them?
errands-portions = How many meals?
errands-where = Where?
errands-here = At the café
errands-home = Brought home
errand-digital-help = Digital help
errand-post = Post
errand-lottery = Games (FDJ)
errand-copies = Free copies
errand-drop-off = Cleaning, sewing, photos
errand-permit = Hunting, fishing permits
errand-car-sharing = Shared ride
errand-fuel-oil = Fuel oil together
errand-other = Another service
refusal-errand-count = So many is not possible.

## Who pays for a solidarity meal

funder-title = Who pays for this meal?
funder-hint = The answer will be proposed for the next meal.
funder-close = Leave
funder-nobody = Who pays?
funder-klesia = KLESIA
funder-commune = Municipality
funder-department = Department
funder-state = State
funder-msa = MSA
funder-association = Association
funder-company = Company
funder-cafe = The café
funder-other = Other
# What passes between the café and the network's head office.
network-not-joined = The café has not joined the network yet. Ask head office for a code.
network-no-hub = The café sends its statements by file. Give an address with --hub.
network-by-file = by file
network-joined = { $name }, joined to the network ({ $hub }).
network-welcome = Welcome to the network, { $name }!
network-wrong-address = This is no address of the network. It begins with https://
network-wrong-code = This is no code. It has eight letters, like BCDF-GHJK.
network-code-refused = The code was not accepted. Ask head office for another.
network-wrong-reason = “{ $code }” is no reason.
network-wrong-answer = This is no possible answer.
network-nothing-new = This month was sent already, and nothing has changed since.
network-too-many = Too many statements wait already.
network-busy = A letter is on its way already. Try again in a moment.
network-not-ours = This paper concerns another till.
network-paper = The paper can't be sealed or read: the till's key is missing, or the file was changed.
network-not-final = This month does not work out yet. It may leave as provisional.
network-broken = This month can't leave like this.
network-sent = { $month }, version { $revision }: received by head office.
network-refused = { $month }, version { $revision }: refused by head office.
network-not-sent = { $month }, version { $revision }: not gone yet.
network-said = Head office says: { $said }
network-waiting = { $count ->
    [0] No statement waits.
    [one] 1 statement waits.
   *[other] { $count } statements wait.
}
network-row = { $month } · version { $revision } · { $closing } · { $state }
network-state-waiting = waiting
network-state-received = received by head office
network-state-refused = refused by head office
network-to-tell = { $month }: to be sent.
network-to-revise = { $month }: has changed since it was sent, to be sent again.
network-receipt-taken = Receipt no. { $number } of head office for { $month }.
network-receipt-known = Receipt no. { $number } for { $month } was here already.
network-receipt-unreadable = This file is no receipt.
network-receipt-forged = This receipt is not signed by head office, or was changed.
network-receipt-not-ours = This receipt concerns another till, or a statement that this one does not have: if it was put back to an older state, call head office.
network-receipt-put-back = This till lacks a part of what head office knows of it: it was put back to an older state, or copied. Call head office, and use one computer only.
network-join-offline = Head office does not answer: the café has not joined yet. Try again later with the same code.
network-trouble-offline = No internet at the moment. The statements will leave by themselves.
network-trouble-stranger = Unknown network: a login page answers in place of head office. The statements wait.
network-trouble-clock = The computer's clock is wrong. Set date and time, then send again.
network-trouble-busy = Head office is busy. The statements will leave a little later.
network-trouble-unknown-key = Head office does not know this till. Ask for a new code.
network-trouble-too-old = The program is too old for head office. Save the statement on a USB stick, and have the program updated.
network-trouble-forked = Head office has another statement of this till: it was copied, or put back to an older state. Call head office, then send the month again.
network-trouble-put-back = This till lacks a part of what head office knows of it: it was put back to an older state, or copied. Head office was told. Call it, and use one computer only: the statements will leave again by themselves.
network-trouble-refused = Head office refused a statement. Look at the month and send it again.
network-trouble-unsigned = The answer is not signed by head office. Nothing counts as received.

# The screen “This month”.
month-open = This month
month-loading = One moment, the month is being added up…
month-questions = Six questions on the month
month-questions-hint = What the till does not always know. Correct what is not right, the rest counts itself.
month-question-beside = { $what } (the till noted { $journal })
month-your-answer = your answer, in place of what the till noted
month-answer = Note the answers
month-answered = Your answers are noted.
month-from-journal = By the till
month-counted = Exact
month-estimated-by-us = About
month-leaves = This is exactly what leaves
month-bytes = The file itself
month-save = Save on a USB stick
month-saved = Saved: { $place }
month-send = Send
month-send-provisional = Send as provisional
month-sealed = The statement is sealed. It leaves as soon as the network answers.
month-send-waiting = Send now
month-under-way = Being sent…
month-last = Last statement received by head office: { $month }.
month-none-yet = Head office has received no statement yet.
month-not-joined = The café has not joined the network of 1000 cafés yet. Head office gives you a code.
month-join = Join
month-joining = Head office is asked…
month-joined = The café has joined the network.
month-join-code = Which code did head office give you?
month-join-code-hint = BCDF-GHJK
month-join-address = At which address?
month-join-address-hint = https://
month-letter = The network’s letter ({ $month })
month-letter-new = A new letter of the network’s ({ $month })
month-tariffs = { $count ->
    [one] The network’s prices (one{"\u00A0"}article)
   *[other] The network’s prices ({ $count }{"\u00A0"}articles)
}
month-tariffs-new = { $count ->
    [one] New prices of the network’s (one{"\u00A0"}article)
   *[other] New prices of the network’s ({ $count }{"\u00A0"}articles)
}
month-beside = Among other cafés ({ $month })
month-nothing = The month’s figures will be here day by day.
month-beside-hint = The other cafés are like yours and have agreed to compare their figures. Nobody sees those of a single café.
month-beside-own = You: { $own }
month-beside-none = You: –
month-beside-others = The café in the middle of { $others } others: { $middle }. Half of them lie between { $low } and { $high }.
month-before = Month before
month-after = Month after
month-see = See
month-also = { $month } is to be sent too.
month-problems = What does not work out yet:
month-problems-hint = Close the days that are open, then come back. Meanwhile the month may leave as provisional.
month-state-changed = This month has changed since it was sent: it is to be sent again.
month-state-ready = This month is ready to leave.
month-state-provisional = This month is not over.
month-state-received = This month has arrived at head office.
month-state-waiting = This month is sealed and waits to leave.
month-state-refused = Head office refused this month. Look at what is wrong, then send it again.
# The agenda
rail-agenda = Agenda
agenda-title = Agenda
agenda-plan = Plan
agenda-ahead = To come
agenda-untold = To tell
agenda-past = Past
agenda-loading = One moment…
agenda-none-ahead = Nothing planned yet. Note the café’s workshops, concerts, games and meetings here: they count in the month’s statement.
agenda-none-untold = All is told, thank you!
agenda-none-past = Nothing yet. Activities held and called off will be found here.
agenda-which = What are you planning?
agenda-planned = It is planned.
agenda-changed = It is changed.
agenda-noted = Noted, thank you.
agenda-cancelled = It is called off.
agenda-off = called off
agenda-how-many = How many were you?
agenda-today = today
agenda-tomorrow = tomorrow
agenda-in-days = in { $days } days
agenda-until = until { $time }
agenda-hours = from { $from } to { $to }
agenda-when = When
agenda-kind = Kind
agenda-funder = Paid for by
agenda-partner = With
agenda-by-whom = Held by
agenda-came = Came
agenda-not-counted = not counted yet
agenda-change = Change
agenda-cancel = Call this date off
agenda-done = It is done
agenda-correct = Correct the figures
agenda-held-after-all = It was held
agenda-why-off = “{ $title }”: why call it off?
agenda-how-many-at = { $title }: how many were you?
agenda-all = In all
agenda-children = Children
agenda-adults = Adults
agenda-seniors = 60 and over
agenda-cost = Cost
agenda-takings = Takings apart
agenda-counted = Counted
agenda-estimated = Roughly
agenda-not-held = Not held
agenda-note = Note it
agenda-what = Name
agenda-what-hint = For example: Computers and cookies
agenda-untitled = Without a name
agenda-day = Day
agenda-week-less = − 1 week
agenda-week-more = + 1 week
agenda-from = From
agenda-to = To
agenda-again = Repeats
agenda-once = only once
agenda-weeks = { $weeks } weeks, until { $day }
agenda-nobody = nobody
agenda-ours = The café
agenda-hosted = Someone else
agenda-hosted-hint = What the café only hosts, such as a meeting of the town hall, stays in the agenda without counting among its activities.
agenda-details = Funding, partner
agenda-less-details = Date and name
agenda-save = Save
activity-social = Meeting, party, culture
activity-tour = Cultural tour
activity-health = Prevention and health
activity-digital = Digital workshop
activity-cooking = Cooking
activity-sport = Sport
activity-concert = Concert
activity-games = Games
activity-market = Market
activity-meeting = Public meeting
activity-other = Other activity
activity-too-few = Too few people
activity-host-absent = Host absent
activity-weather = Weather
activity-mistake = Noted by mistake
activity-other-reason = Other reason
activity-people = { $count ->
    [0] nobody came
    [one] 1 person
   *[other] { $shown } people
}
activity-people-about = { $count ->
    [0] nobody came
    [one] about 1 person
   *[other] about { $shown } people
}
activity-children = { $count ->
    [one] 1 child
   *[other] { $count } children
}
activity-adults = { $count ->
    [one] 1 adult
   *[other] { $count } adults
}
activity-seniors = { $count } of 60 and over
refusal-activity-unknown = This activity is no longer there.
refusal-activity-hours = The hours do not go together: the end comes after the beginning, and before 4 in the morning.
refusal-activity-heads = This count is not possible: no more than 10,000 people, and no more by age than in all.
refusal-activity-money = This amount is too large.
refusal-activity-future = This day has not come yet.
refusal-activity-cancelled = It is called off. If it was held after all, say so first.
refusal-activity-too-often = At most 52 weeks at once.

# The café and the network
settings-network = Café and network
profile-title = The café and the network
profile-model = Kind of café
profile-commune = Commune
profile-commune-hint = Name, and department where several are called so
profile-rna = Number of the association (RNA)
profile-rna-hint = W and nine figures
profile-rna-wrong = This number begins with W and has nine figures; it stands on the receipt of the prefecture.
profile-choose-commune = Choose the commune
profile-write-rna = Write the number
profile-opened = Open since
profile-comparison = Compare our figures, without a name, with those of cafés of our kind
profile-open-data = Count our figures in the totals that the network publishes
profile-yes = Yes
profile-no = No
profile-unsaid = to be said
profile-save = Save
profile-written = Noted.
model-associatif = Association
model-entrepreneurial = Multi-service shop
model-itinerant = Travelling
model-tiers-lieu = Third place
profile-said-commune = Commune: { $name }
profile-said-rna = RNA: { $rna }
profile-said-opened = Open since: { $month }
profile-said-comparison = Figures compared with those of cafés of the same kind
profile-said-open-data = Figures counted in published totals
profile-no-model = The kind of café is associatif, entrepreneurial, itinerant or tiers_lieu.
profile-no-commune = No commune is called “{ $name }”.
profile-which-commune = Several communes are called so; which one? { $names }
profile-no-rna = The number of an association begins with W and has nine figures.
profile-no-month = The month of opening is written like 2026-03.
partners-association-new = Association
partners-artist-new = Artist
partners-shop-new = Shop or craft
partners-number = SIRET or RNA
partners-number-hint = 14 figures, or W and nine figures
partners-number-wrong = A SIRET has 14 figures, an RNA begins with W and has nine.
partners-local = Local partner
partners-nameless = Name erased
partners-person-hint = The name of the person or the group
partners-person-kept = This name stays in the café: it is not in the sealed journal and is sent to nobody. If this person no longer works with the café, you can erase it; the figures stay.
partners-erase = Erase the name
agenda-written = { $count } activities written to { $file }



## The life of the café: evenings of the tour

life-evenings = Tour
evenings-title = The evenings
evenings-loading = The evenings are coming…
evenings-to-count = { $count ->
    [0] All is counted
    [one] { $count } evening to count
   *[other] { $count } evenings to count
}
evenings-empty = The evenings of the tour will be here. Touch “Plan an evening” for the first.
evenings-plan = Plan an evening
evenings-where = In which commune?
evenings-hint = The name, or its beginning; the INSEE code will do too
evenings-day = The day
evenings-week = The week
evenings-a-day = 1 day
evenings-a-week = 1 week
evenings-write = Plan this evening
evening-planned = planned
evening-confirmed = confirmed
evening-open = going on
evening-ended = to count
evening-counted = counted
evening-cancelled = cancelled
evening-people-short = · { $count ->
    [one] { $count } person
   *[other] { $count } people
}
evening-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}, { $method }
evening-nobody-said = Nobody has said yet how many came.
evening-spent = { $count ->
    [0] No partner noted
    [one] { $count } partner, { $amount } spent nearby
   *[other] { $count } partners, { $amount } spent nearby
}
evening-cups = Cups and bottles today: { $out } out, { $back } back
evening-how-many = How many were you?
evening-shows = Activities
evening-partners = Partners
evening-confirm = The commune confirms
evening-begin = The evening begins
evening-end = The evening is over
evening-count = The figures are right
evening-cancel = Cancel this evening
evening-count-again = Correct the figures
evening-plan-again = Plan it again
evening-by-tickets = by the tickets
evening-by-peak = at the peak of the evening
evening-by-count = counted one by one
evening-concert = Concert
evening-karaoke = Karaoke
evening-games = Games
evening-market = Market
evening-other-show = Another activity
evening-not-there = Touch to note
evening-no-partners = Partners are noted first under Settings, Partners.
evening-role-committee = Festival committee
evening-role-truck = Food truck
evening-role-producer = Producer
evening-role-artist = Artist
evening-role-association = Association
evening-role-shop = Shop
evening-fee = Paid by the café
evening-turnover = The partner’s takings
evening-fee-told = Paid by the café: { $amount }
evening-turnover-told = The partner’s takings: { $amount }
evening-unsaid = not told
evening-basis = Where is this figure from?
evening-basis-invoice = Invoice
evening-basis-declared = Told by them
evening-basis-estimate = Estimated
evening-included = What the café paid
evening-beside = Comes on top
evening-within = Is part of it
evening-local = Where from?
evening-here = From here
evening-away = From elsewhere
evening-take = That is the amount
evening-write = Note
evening-remove = Was not there
refusal-evening-state = This evening has not come so far: look where it stands.
refusal-evening-uncounted = Say first how many came.
