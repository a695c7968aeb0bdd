# Tout ce que lit une personne. Une phrase par clé ; en.ftl porte les mêmes clés.

## Dates

weekdays = lun. mar. mer. jeu. ven. sam. dim.
months = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
months-long = Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre

## Ticket imprimé

receipt-title = Ticket { $number }
receipt-sale = Vente
receipt-void = Annulation du ticket { $number }
receipt-duplicate = DUPLICATA n°{"\u00A0"}{ $copy }
receipt-till = Caisse { $till }
receipt-operator = Servi par { $operator }
receipt-siret = SIRET { $siret }
receipt-naf = NAF { $naf }
receipt-vat-number = TVA { $number }
receipt-exempt = TVA non applicable, art. 293 B du CGI
receipt-takeaway = à emporter
receipt-total = TOTAL TTC
receipt-net = Total HT
receipt-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
receipt-vat-head-net = HT
receipt-vat-head-vat = TVA
receipt-vat-head-gross = TTC
receipt-third-party = dont sommes hors chiffre d’affaires
receipt-cash = Espèces
receipt-card = Carte
receipt-debt = Sur l’ardoise
receipt-prepaid = Compte prépayé
receipt-change = Rendu
receipt-returned = Remboursé en espèces
receipt-thanks = Merci et à bientôt !
receipt-seal = Sceau { $extract }
receipt-unsealed = Scellement différé
receipt-program = { $program }
receipt-fake = FACTICE — SIMULATION — sans valeur

## Lecture et clôture imprimées

closing-title = CLÔTURE Z n°{"\u00A0"}{ $number }
reading-title = LECTURE X — non clôturée
closing-day = Journée du { $day }
closing-opened = Ouverte le { $at }
closing-closed = Close le { $at }
closing-operator = Clôturée par { $operator }
reading-operator = Lecture par { $operator }
closing-tickets = Tickets { $first } à { $last }
closing-no-ticket = Aucun ticket
closing-sales = Ventes ({ $count })
closing-voids = Annulations ({ $count })
closing-turnover = Chiffre d’affaires TTC
closing-by-rate = Par taux de TVA
closing-by-tender = Par moyen de paiement
closing-by-family = Par famille, tout ce qui est passé en caisse
closing-by-nature = Par nature
closing-nature-own = Ventes du café
closing-nature-third-party = Opérations pour compte de tiers
closing-nature-deposit = Consignes
closing-nature-out-of-scope = Hors champ de TVA
closing-nature-account = Comptes clients
closing-unknown-family = Autres
closing-drawer = Tiroir
closing-float = Fond de caisse
closing-cash = Mouvements d’espèces
closing-expected = Attendu
closing-counted = Compté
closing-difference = Écart
closing-not-counted = Le tiroir n’a pas été compté.
closing-automatic = Close automatiquement par la première vente du lendemain, sans comptage.
closing-duplicates = Duplicatas
closing-openings = Ouvertures du tiroir sans vente
closing-removed = Retirés avant paiement ({ $count })
closing-abandoned = Paniers abandonnés ({ $count })
closing-month = Cumul du mois
closing-year = Cumul de l’année
closing-perpetual = Totaux perpétuels
closing-perpetual-algebraic = Algébrique
closing-perpetual-absolute = Absolu
closing-perpetual-third = Hors chiffre d’affaires
closing-fingerprint = Empreinte de la clé
closing-head = Tête du journal { $epoch }.{ $seq }

## Commandes

command-in-use = une autre fenêtre ou commande de Comptoir tient déjà la caisse de { $folder }. Fermez-la, puis recommencez.
command-failed = Cela n’a pas marché : { $why }
demo-failed = La démonstration n’a pas pu commencer dans { $folder }. Choisissez un dossier vide avec --data.
demo-head = Café de démonstration « Le Relais des Tilleuls », dans { $folder }. Rien n’est vrai.
demo-day = { $day } Z n° { $number }  ouvert { $opened }  { $tickets } tickets  { $turnover }  { $difference }
demo-day-membership = Adhésion à la journée
demo-day-shut = { $day } : fermé
demo-day-open = { $day } journée laissée ouverte : la première vente du lendemain la fermera
demo-difference = écart { $amount }
demo-uncounted = tiroir non compté
demo-foot = { $tickets ->
    [one] { $tickets } ticket
   *[other] { $tickets } tickets
 }, { $turnover } de chiffre d’affaires, { $entries } écritures au journal. Empreinte de la clé : { $fingerprint }
verify-no-fingerprint = L’empreinte compte 32 chiffres et lettres de A à F, comme sur le ticket Z.
no-till-but-demonstration = Il n’y a pas de caisse dans { $folder } même, mais la démonstration est dans { $demo } : indiquez ce dossier-là avec --data.
verify-no-till = Il n’y a pas de caisse dans { $folder }. Indiquez son dossier avec --data.
verify-holds = bon   
verify-fails = FAUX  
verify-bad-entry = L’écriture n° { $seq } (époque { $epoch }) n’est pas telle qu’elle a été écrite : { $why }
verify-fault-row = sa ligne n’a pas la forme d’une écriture
verify-fault-unreadable = son contenu ne peut pas être lu
verify-fault-hash = son contenu a été modifié : l’empreinte ne correspond plus
verify-fault-place = elle n’est pas à la place qu’elle indique
verify-fault-sequence = elle ne suit pas la précédente : des écritures manquent, ont été ajoutées ou échangées
verify-fault-chain = elle n’est pas liée à la précédente
verify-fault-till = elle vient d’une autre caisse
verify-fault-number = son numéro ne suit pas le précédent de même nature
verify-fault-epoch = son époque ne commence pas comme il se doit
verify-fault-signature = sa signature n’est pas celle de la clé de la caisse
verify-fault-unsigned = elle n’est pas signée
verify-fault-collective = elle ne scelle pas les écritures restées sans signature
verify-fault-ledger = ses montants ne suivent pas des écritures précédentes
verify-fault-anchor = l’ancre se souvient d’une autre écriture à cette place
verify-fault-missing = elle manque : l’ancre s’en souvient
verify-chain = Chaîne : { $count } écritures, chacune liée à la précédente ; tête { $head }
verify-kind = Numéros : { $kind }, de 1 à { $count } sans trou
verify-signatures = Signatures : { $count } vérifiées
verify-unsigned = Signatures : { $count } vérifiées, { $waiting } écritures en attente de scellement
verify-sums = Totaux : tickets, clôtures et totaux perpétuels recalculés ; algébrique { $turnover }
verify-views = Tableaux : égaux à ce que dit le journal
verify-stray-view = Tableaux : une ligne diffère du journal (« comptoir rebuild » les refait) : { $line }
verify-file = Fichier : entier
verify-unsound = Fichier : abîmé : { $line }
verify-anchor = Ancre : le journal va au moins aussi loin qu’elle
verify-no-anchor = Ancre : aucune ; la disparition des dernières écritures ne se verrait pas
verify-witnesses = Le siège a contresigné le journal à { $count } endroits, et tous y sont.
verify-witness-strays = Le siège a contresigné une entrée que ce journal n’a plus, ou qu’il a autrement.
verify-rollbacks = { $count ->
    [one] Retours : le journal a été remis une fois dans un état plus ancien, et il le dit
   *[other] Retours : le journal a été remis { $count } fois dans un état plus ancien, et il le dit
 }
verify-key-as-printed = Clé : son empreinte est celle donnée, { $fingerprint }
verify-key-compare = Clé : { $fingerprint } ; comparez avec un ticket Z
verify-key-differs = Clé : son empreinte est { $fingerprint }, pas celle donnée
replay-folder-taken = Le dossier contient déjà une caisse. Choisissez-en un nouveau avec --data.
replay-summary = { $tickets } tickets, { $closings } clôtures. Par vente : la moitié en { $half } ms, 99 % en { $most } ms, la pire { $worst } ms. Base : { $bytes } octets.
replay-rate = TVA { $rate } : { $amount }
import-not-a-file = Ce n’est pas un fichier.
import-no-cafe = Il n’y a pas encore de café dans ce dossier. Ouvrez d’abord la caisse une fois.
import-done = Catalogue pris : { $families } familles nouvelles, { $added } produits nouveaux, { $changed } changés, { $unchanged } inchangés.
import-would = Ce fichier apporterait { $families } familles nouvelles, { $added } produits nouveaux, { $changed } changés, { $unchanged } inchangés. Rien n’a été changé.
import-nothing-done = Rien n’a été pris. Corrigez ces lignes et recommencez.
import-problem-line = Ligne { $line } : { $what }
import-problem-too-large = Le fichier est trop grand : 50 000 lignes et 10 Mo au plus.
import-problem-no-table = Ce n’est pas un tableau en texte. Enregistrez-le au format CSV.
import-problem-column = Il manque la colonne « { $column } ».
import-problem-cells = Le nombre de cases n’est pas celui de la première ligne.
import-problem-cell = La case « { $column } » ne convient pas.
import-problem-rate = La case « { $column } » ne porte pas un taux de TVA français : 0 % · 2,1 % · 5,5 % · 10 % · 20 %, en Corse aussi 0,9 % · 13 %, outre-mer aussi 1,05 % · 1,75 % · 8,5 %.
import-problem-twice = La valeur de « { $column } » est déjà prise par un autre produit.
import-problem-check-digit = Le dernier chiffre du code-barres ne va pas avec les autres.
rebuild-progress = { $count } écritures relues…
rebuild-done = { $count } écritures relues, tableaux refaits.
rekey-not-lost = La clé de cette caisse signe encore. Pour la remplacer malgré tout, ajoutez --force.
rekey-done = Nouvelle clé. Son empreinte, qui sera sur chaque Z : { $fingerprint }. Donnez-la à 1000 cafés.
window-no-display = Aucun écran ici : la caisse ne peut pas ouvrir sa fenêtre. Vos ventes sont à leur place.
window-bad-config = La configuration a une erreur ; la caisse ouvre avec les réglages habituels : { $why }
window-demonstration = Aucun écran ici : voici la journée de démonstration, dans un dossier provisoire.

## Écrans : partout

window-title = Comptoir
loading = La caisse s’ouvre…
back = Retour
cancel = Annuler
keep = Garder
keypad-erase = Effacer
page-before = Précédents
page-after = Suivants
page-position = { $page } sur { $pages }
keyboard-space = Espace
keyboard-erase = Effacer
keyboard-capitals = Maj.
keyboard-accents = éèà
keyboard-figures = 123
keyboard-done = Terminé
rail-sale = Caisse
rail-customers = Clients
rail-parcels = Colis
rail-bread = Pain
rail-grocery = Épicerie
rail-more = Plus
rail-day = Journée
rail-settings = Réglages
rail-nobody = Personne
banner-demonstration = Café de démonstration : rien n’est vrai, essayez tout
day-drawer = Tiroir
drawer-open = Ouvrir le tiroir
drawer-opened = Le tiroir s’ouvre. C’est noté dans la journée.

## Écrans : bandeau

strip-uncertain = Le dernier papier est-il bien sorti de l’imprimante ?
strip-yes = Oui
strip-no = Non
strip-uncertain-short = Le dernier papier est-il sorti ? Répondez dans « Journée ».
strip-printer = L’imprimante ne répond pas. Les tickets attendent. Vérifiez le papier, le capot et le câble.
strip-printer-short = L’imprimante ne répond pas. Papier, capot, câble ?
strip-overdue = La journée du { $day } est restée ouverte. La première vente d’aujourd’hui la clôturera, sans comptage.
strip-overdue-short = La journée du { $day } est restée ouverte.
strip-close = Clôturer
strip-closed = La journée du { $day } a été clôturée automatiquement, sans comptage.
strip-closed-short = Le { $day } a été clôturé sans comptage.
strip-read = Compris
strip-rolled-back = Des ventes enregistrées manquent dans le journal. Appelez la personne qui suit votre café avant de clôturer.
strip-rolled-back-short = Des ventes manquent au journal : voyez « Journée ».
strip-copy-failed = La copie de la dernière clôture n’a pas pu être faite. Les ventes sont à l’abri sur cet ordinateur.
strip-copy-failed-short = La copie de la clôture n’est pas faite.
strip-sealing = La clé de scellement n’est pas accessible. Les ventes sont gardées et seront scellées à son retour.
strip-sealing-short = La clé de scellement n’est pas accessible.

## Écrans : refus

refusal-day-not-open = La journée n’est pas ouverte. Touchez Caisse pour l’ouvrir.
refusal-day-still-open = La journée est déjà ouverte.
refusal-already-voided = Le ticket { $number } est déjà annulé.
refusal-amount = Ce montant dépasse ce que la caisse accepte.
refusal-not-there = La caisse ne trouve plus ce ticket.
refusal-full = Le disque est plein. Rien n’a été enregistré. Libérez de la place, puis recommencez.
refusal-unsure = Le disque n’a pas répondu. Recommencez ; si cela continue, redémarrez la caisse.
refusal-busy = La caisse est encore occupée. Attendez un instant, puis recommencez.
refusal-stopped = La caisse s’est arrêtée. Les ventes enregistrées sont à l’abri. Fermez cette fenêtre et relancez Comptoir.
refusal-payment-unsure = Le disque n’a pas répondu : la vente est peut-être enregistrée. Touchez de nouveau Encaisser : la vente ne sera pas comptée deux fois.
refusal-payment-full = Le disque est plein : la vente n’est pas enregistrée. Libérez de la place, puis touchez de nouveau Encaisser : la vente ne sera pas comptée deux fois.
refusal-empty = Le ticket est vide.
refusal-too-many-lines = Ce ticket est plein. Encaissez-le, puis commencez-en un autre.
refusal-void-of-void = Une annulation ne s’annule pas : refaites la vente.
refusal-no-customer = Dites d’abord pour qui : choisissez la personne.
refusal-cashback = Des espèces se rendent avec un achat d’au moins 1 €, payé par carte, jusqu’à 60 €.
refusal-cash-limit = Pas plus de 1 000 € en espèces par ticket : c’est la loi. Prenez le reste par carte.
refusal-missing = Il manque { $amount }.
refusal-payment = Ce paiement ne correspond pas au total.

## Écrans : premier démarrage

start-welcome = Bienvenue au comptoir
start-question = Par quoi voulez-vous commencer ?
start-demonstration = Essayer avec le café de démonstration
start-demonstration-detail = Des produits, trois personnes, une journée à jouer : essayez tout sans crainte.
start-cafe = Ouvrir mon café
start-cafe-detail = Vos vraies ventes, enregistrées et scellées sur cet ordinateur.
start-name-title = Comment s’appelle votre café ?
start-name-hint = tel qu’il sera écrit sur les tickets

## Écrans : la caisse ne s’ouvre pas

help-safe = Ce qui est à l’abri
help-do = Ce qu’il faut faire
help-leave = Choisir un autre café
help-again = Réessayer
help-in-use = Cette caisse est déjà ouverte.
help-in-use-safe = Tout. Une autre fenêtre de Comptoir tient la caisse et continue de l’enregistrer.
help-in-use-do = Cherchez l’autre fenêtre sur cet ordinateur. Si vous venez de la fermer, attendez quelques secondes, puis réessayez.
help-damaged = Le journal de la caisse est abîmé à l’entrée { $entry }.
help-damaged-safe = Les ventes d’avant cette entrée sont intactes et scellées. Rien n’a été modifié à l’ouverture.
help-damaged-do = N’effacez rien. Notez le numéro de l’entrée et appelez la personne qui suit votre café. En attendant, notez les ventes sur papier.
help-cannot-write = La caisse ne peut pas écrire sur le disque.
help-cannot-write-safe = Toutes les ventes déjà enregistrées.
help-cannot-write-do = Vérifiez que le disque n’est ni plein ni protégé et que la clé USB éventuelle est branchée, puis réessayez.
help-too-new = Cette caisse a été utilisée avec une version plus récente de Comptoir.
help-too-new-safe = Toutes les ventes. Cette version n’y touche pas.
help-too-new-do = Installez la dernière version de Comptoir sur cet ordinateur, puis réessayez.
help-other = La caisse ne s’ouvre pas.
help-other-safe = Les ventes déjà enregistrées : rien n’a été modifié.
help-other-do = Réessayez. Si cela continue, redémarrez l’ordinateur, puis montrez cet écran à la personne qui suit votre café.

## Écrans : qui tient la caisse

operator-title = Qui tient la caisse ?
operator-empty = Personne n’est encore inscrit. Ajoutez votre prénom : il suffit pour commencer.
operator-add = Ajouter un prénom
operator-add-title = Votre prénom
operator-add-hint = et l’initiale du nom, s’il le faut

## Écrans : ouverture

opening-title = Ouvrir la journée du { $day }
opening-amount = Un montant
opening-count = Compter pièce par pièce
opening-question = Combien y a-t-il dans le tiroir ?
opening-proposed = Le montant proposé est celui de la dernière clôture. S’il est juste, ouvrez ; sinon, tapez le bon.
opening-first = Tapez le fond de caisse : la monnaie qui attend dans le tiroir. Zéro convient aussi.
opening-float = Fond de caisse
opening-less = { $amount } de moins que laissé à la dernière clôture. Recomptez ; si c’est juste, ouvrez : les deux sommes sont notées.
opening-more = { $amount } de plus que laissé à la dernière clôture. Recomptez ; si c’est juste, ouvrez : les deux sommes sont notées.
opening-difference = écart : { $amount }
opening-open = Ouvrir la journée
count-cents = { $count }{"\u00A0"}c

## Écrans : vente

sale-favourites = Favoris
sale-more-families = Autres familles
sale-search = Chercher ou scanner
mode-on-site = Sur place
mode-takeaway = À emporter
sale-no-product = Il n’y a pas encore de produit
sale-no-product-detail = Préparez la liste de vos produits dans un tableur, fermez cette fenêtre, puis lancez « comptoir import » avec cette liste, ou demandez-le à la personne qui a installé Comptoir. Ils apparaîtront ici, en grandes touches.
sale-no-product-here = Rien dans cette famille
sale-no-product-here-detail = Touchez une autre famille, ou cherchez un produit par son nom.
price-free = prix libre
price-kilogram = { $amount } le kg
price-litre = { $amount } le litre
remark-unknown-code = Code inconnu : { $code }. Cherchez le produit par son nom.
remark-unreadable = Ce code n’a pas pu être lu. Scannez-le encore une fois.
remark-printing = Le ticket sort de l’imprimante.
remark-waiting = Le ticket attend l’imprimante.
remark-restored = Ce ticket attendait depuis la dernière fois. Rien n’est perdu.
ticket-abandon = Abandonner
ticket-abandon-short = Abandon
ticket-abandon-question = Abandonner ce ticket ? Rien n’est encaissé ; l’abandon est noté.
ticket-empty = Touchez un produit pour commencer
ticket-next = Touchez un produit pour la vente suivante
ticket-before = Au-dessus
ticket-after = Au-dessous
ticket-total = Total
ticket-vat = dont TVA { $rates }
ticket-charge = Encaisser
ticket-settle-nothing = Valider
ticket-give-back = Rendre { $amount }
line-takeaway = Emporter
line-on-site = Sur place
line-remove = Retirer
line-detail-takeaway = à emporter
cash-exact = Juste
change-give = Rendre
change-exact = Le compte est juste
change-card = Payé par carte
change-both = Payé par carte et en espèces
change-back = Rendre au client
change-undone-card = À rembourser sur le terminal
change-take-back = Reprendre au client
change-undone-plain = Annulé
change-paid-cash = Ticket { $number } · { $total } en espèces · enregistré
change-paid-card = Ticket { $number } · { $total } par carte · enregistré
change-paid-both = Ticket { $number } · { $total } en espèces et par carte · enregistré
change-paid-cashback = Ticket { $number } · { $card } par carte, dont { $out } en espèces · enregistré
change-handed-out = Ticket { $number } · { $out } remis en espèces · enregistré
change-paid-nothing = Ticket { $number } · rien à payer · enregistré
change-undone = Ticket { $number } annulé par le ticket { $counter }
change-receipt = Ticket
change-redo = Refaire
change-void = Annuler
change-void-do = Annuler le ticket
change-given = Rendu
change-void-question = Annuler le ticket { $number } ? L’argent est rendu et l’annulation est notée.
find-hint = nom ou code du produit
find-add = Ajouter { $name }
find-close = Fermer
find-empty = Tapez les premières lettres, ou scannez le produit
find-nothing = Aucun produit ne porte ce nom. Essayez avec moins de lettres.
entry-free-hint = Prix libre. Prix conseillé : { $price }
entry-floor-hint = Prix libre, au moins { $floor }. Prix conseillé : { $price }
entry-weight-hint = Posez le produit sur la balance et tapez les grammes. { $price } le kg
entry-litre-hint = Tapez les millilitres. { $price } le litre
entry-price = Prix
entry-weight = Poids
entry-volume = Volume
entry-euros = { $figure }{"\u00A0"}€
entry-percent = { $figure } %
entry-grams = { $figure }{"\u00A0"}g
entry-millilitres = { $figure }{"\u00A0"}ml
entry-add = Ajouter · { $amount }
entry-add-nothing = Ajouter

## Écrans : paiement

pay-due = À encaisser
pay-left = Reste à encaisser
pay-notes = Espèces : ce que la personne donne
pay-notes-out = À remettre en espèces
pay-otherwise = Ou autrement
pay-exact = Compte juste
pay-card = Carte
pay-several = Plusieurs moyens
pay-split-hint = Tapez une part, puis dites si elle est en espèces ou par carte. Le reste se paie ensuite.
pay-received = reçu
pay-part-cash = { $amount } en espèces
pay-part-card = { $amount } par carte
pay-part-debt = { $amount } sur l’ardoise
pay-part-prepaid = { $amount } du compte prépayé
pay-taken = Déjà reçu : { $parts }
pay-validate = Valider
pay-missing = Il manque { $amount }
pay-validate-change = Valider · rendre { $amount }
pay-on-terminal = Sur le terminal
pay-terminal-cash = dont { $amount } à rendre en espèces
pay-terminal-rest = Il restera { $amount } à encaisser.
pay-card-hint = Tapez ce montant sur le terminal de carte et tendez-le à la personne. Quand il dit « accepté », touchez la touche verte.
pay-refused = Refusé ou abandonné
pay-accepted = Paiement accepté
pay-leave-question = Une part est déjà payée. Rendez-la à la personne avant de revenir au ticket.
pay-leave = C’est rendu, revenir au ticket
pay-stay = Continuer le paiement
pay-foot = Le tiroir s’ouvre à l’encaissement. Le ticket s’imprime si on le demande.

## Écrans : papier

paper-printed = Ce papier sort aussi de l’imprimante.
paper-shown = Aucune imprimante n’est installée : voici le papier.
paper-too-tall = Ce papier est trop long pour l’écran. Il est bien enregistré.
paper-close = Fermer

## Écrans : journée

day-title = Journée du { $day }
day-loading = Les tickets arrivent…
day-empty = Aucun ticket pour l’instant. Les ventes du jour seront ici.
day-line = Ticket { $number } · { $means } · { $goods }
day-cash = espèces
day-card = carte
day-debt = ardoise
day-prepaid = compte prépayé
day-free = rien à payer
day-voided = annulé
day-counter = annulation
day-ticket = Ticket { $number }
day-choose = Touchez un ticket pour l’annuler ou pour l’imprimer.
day-duplicate = Duplicata
day-turnover = Ventes du jour
day-reading = Lecture X
day-close = Clôturer
day-voided-cash = Le ticket { $number } est annulé. Rendez { $cash } en espèces.
day-voided-card = Le ticket { $number } est annulé. Remboursez { $card } sur la carte, au terminal.
day-voided-both = Le ticket { $number } est annulé. Rendez { $cash } en espèces et remboursez { $card } sur la carte, au terminal.
day-voided-take = Le ticket { $number } est annulé. Reprenez { $cash } en espèces.
day-voided-card-take = Le ticket { $number } est annulé. Reprenez { $cash } en espèces et remboursez { $card } sur la carte, au terminal.
day-voided-account = Le ticket { $number } est annulé, et le compte du client est comme avant. Il n’y a rien à rendre.
day-voided-nothing = Le ticket { $number } est annulé. Il n’y a rien à rendre.

## Écrans : clôture

closing-question = Combien de chaque ?
closing-hint = Le montant attendu s’affiche après le comptage. Un écart n’empêche jamais de fermer.
closing-total = Compté
closing-uncounted = Personne ne compte
closing-counted-all = J’ai tout compté
closing-ask-counted = Le compte est juste. Clôturer avec { $amount } dans le tiroir ?
closing-ask-less = { $amount } comptés pour { $expected } attendus : il manque { $difference }. Clôturer quand même ?
closing-ask-more = { $amount } comptés pour { $expected } attendus : { $difference } de plus. Clôturer quand même ?
closing-recount = Recompter
closing-ask-unknown = Clôturer la journée avec { $amount } dans le tiroir ?
closing-ask-uncounted = Clôturer la journée sans compter le tiroir ?
closing-keep = Pas encore
closing-close = Clôturer
closing-done-title = Journée du { $day } clôturée · Z n°{"\u00A0"}{ $number }
closing-done-turnover = Ventes du jour
closing-done-expected = Attendu dans le tiroir
closing-done-exact = Le compte est juste.
closing-done-more = Il y a { $amount } de plus que prévu. C’est noté ; rien d’autre à faire.
closing-done-less = Il manque { $amount }. C’est noté ; rien d’autre à faire.
closing-done-uncounted = Le tiroir n’a pas été compté. Il sera proposé tel qu’attendu demain.
closing-done-paper = Voir le Z
closing-done = Terminer

## Écrans : réglages

settings-title = Réglages de cet ordinateur
settings-colours = Couleurs
settings-day = Jour
settings-evening = Soirée
settings-size = Taille des lettres et des touches
settings-100 = 100{"\u00A0"}%
settings-125 = 125{"\u00A0"}%
settings-150 = 150{"\u00A0"}%
settings-receipt = Ticket de caisse
settings-on-demand = Sur demande
settings-always = Toujours
settings-language = Langue
settings-french = Français
settings-english = English
settings-printer = L’imprimante est installée : les tickets, lectures et clôtures y sortent.
settings-no-printer = Aucune imprimante n’est installée : les tickets se lisent à l’écran.
settings-key-in-file = La clé de scellement est gardée dans un fichier, faute de trousseau sur cet ordinateur. Protégez la session par un mot de passe.
settings-leave = Changer de café
settings-stay = Rester ici
settings-leave-question = Fermer cette caisse et revenir au choix du café ? Rien n’est perdu.

## Prévision du pain

forecast-weekdays = lundi mardi mercredi jeudi vendredi samedi dimanche
forecast-day-holiday = jour férié, comme un dimanche
forecast-day-like = comme un { $weekday }
forecast-sales = { $day } : { $mean } en moyenne, { $sold-out ->
    [0] aucune rupture
    [one] { $sold-out } rupture
   *[other] { $sold-out } ruptures
 } sur { $of }, soit { $quantity }
forecast-sales-first = pas encore de { $weekday } : comme les autres jours, { $mean } en moyenne, soit { $quantity }
forecast-rare-first = pas encore de { $weekday } : moins d’un par jour jusqu’ici, soit { $quantity }
forecast-rare = { $day } : moins d’un par jour, soit { $quantity }
forecast-never-sold = aucune vente en douze semaines, soit { $quantity }
forecast-last-order = trop peu de ventes : comme la dernière fois, soit { $quantity }
forecast-unknown = aucune vente connue, à vous de choisir, soit { $quantity }
forecast-extra = { $sentence } + { $extra } = { $total }

## Codes

code-empty = Rien n’a été lu. Passez le code encore une fois.
code-too-long = Ce code est trop long : { $most } caractères au plus.
code-control = Ce code contient des signes illisibles. Passez-le encore une fois, ou tapez-le.
code-not-digits = Un code-barres d’article a 8, 12, 13 ou 14 chiffres.
code-check-digit = Un chiffre ne va pas. Repassez le code, ou vérifiez-le.
code-padded = Ce code court a été complété par des zéros : on ne sait plus quel article il désigne.
code-label-check = Le prix de l’étiquette ne se vérifie pas. Tapez-le, ou repesez l’article.
code-label-nothing = L’étiquette indique zéro. Repesez l’article.
code-label-no-unit-price = Cet article n’a pas de prix au kilo : donnez-lui un prix d’abord.
code-label-quantity = L’étiquette donne une quantité hors limites. Vérifiez le prix au kilo de l’article.
code-layout-prefix = Le début doit être 02, 04 ou un nombre de 20 à 29, puis deux chiffres au plus.
code-layout-digits = Les parties de l’étiquette doivent faire 13 chiffres en tout.
code-layout-decimals = Il y a trop de décimales pour cette étiquette.
code-layout-price-check = Seuls les prix de 4 ou 5 chiffres ont un chiffre de contrôle.
code-layout-twice = Deux étiquettes commencent par les mêmes chiffres.
code-gs1-identifier = Ce code contient une partie inconnue : « { $part } ».
code-gs1-cut-off = Ce code est incomplet après ({ $part }). Passez-le encore une fois.
code-gs1-data = La partie ({ $part }) de ce code est illisible.
code-gs1-twice = La partie ({ $part }) de ce code dit deux choses différentes.
code-gs1-nothing = Ce code ne dit rien d’utile pour la caisse.

## Fichiers des fournisseurs

supplier-line = Ligne { $line } : { $what }
supplier-too-large = Le fichier est trop grand : 50 000 lignes et 20 Mo au plus.
supplier-no-names = Cette ligne est déjà un article, et aucune ligne ne donne le nom des colonnes. Ajoutez-la en haut du fichier, par exemple : Code EAN ; Désignation ; Prix HT. Rien n’a été pris.
supplier-not-a-table = Ce n’est pas un tableau en texte. Ouvrez-le dans un tableur et enregistrez-le au format CSV.
supplier-no-header = On ne trouve pas la ligne avec le nom des colonnes. Montrez quelle colonne contient quoi.
supplier-missing-column = Il manque la colonne « { $column } » que ce fournisseur utilise d’habitude.
supplier-unmapped = Dites d’abord dans quelle colonne se trouve ceci : { $column }.
supplier-column-twice = La colonne « { $column } » existe deux fois. Gardez-en une seule.
supplier-cell-count = Le nombre de cases n’est pas celui de la première ligne : un séparateur se trouve sans doute dans un nom.
supplier-long-cell = Un texte n’en finit pas : un guillemet ouvert n’est sans doute pas refermé.
supplier-damaged-code = La colonne des codes a été abîmée par le tableur (« { $code } ») : les derniers chiffres sont perdus. Demandez le fichier d’origine, ou importez cette colonne comme du texte.
supplier-cell = La case « { $column } » ne convient pas : « { $text } ».
supplier-empty = Le fichier ne contient aucun article.
supplier-odd-above = { $count ->
    [one] Une ligne au-dessus du nom des colonnes n’a pas été lue. Si c’est un article, placez-la en dessous.
   *[other] { $count } lignes au-dessus du nom des colonnes n’ont pas été lues. Si ce sont des articles, placez-les en dessous.
}
supplier-odd-code = { $why } L’article est pris sans son code.
supplier-odd-own-code = Ce code n’a de sens que chez le fournisseur. L’article est pris sans lui.
supplier-odd-code-twice = Ce code est déjà plus haut dans le fichier.
supplier-odd-no-price = L’article n’a pas de prix : il est laissé de côté.
supplier-odd-ignored = La case « { $column } » n’a pas été comprise ; le reste de la ligne est pris.
supplier-odd-line = Ligne { $line }
supplier-no-goods = { $kind } : ce document ne fait rien entrer. Rien n’a été pris.
supplier-field-code = code-barres
supplier-field-reference = référence
supplier-field-name = nom de l’article
supplier-field-net-price = prix hors taxes
supplier-field-gross-price = prix TTC
supplier-field-vat = taux de TVA
supplier-field-pack = nombre par colis
supplier-field-unit = unité
supplier-invoice = Facture
supplier-credit-note = Avoir
supplier-corrected = Facture rectificative
supplier-prepayment = Facture d’acompte
supplier-invoice-line = Ligne { $line } de la facture : { $what }
supplier-invoice-too-large = Cette facture est trop grande pour être lue. Saisissez la réception à la main.
supplier-not-an-invoice = Ce fichier n’est pas une facture électronique que la caisse sait lire (Factur-X, CII ou UBL).
supplier-pdf = Ce PDF est abîmé, incomplet ou protégé. Demandez-le encore une fois au fournisseur.
supplier-no-attachment = Ce PDF est une simple image de la facture : il ne contient pas de facture électronique. Saisissez la réception à la main.
supplier-xml = Cette facture électronique est abîmée ou incomplète. Demandez-la encore une fois au fournisseur.
supplier-hostile = Ce fichier n’a pas la forme d’une facture. Par prudence, il n’est pas lu.
supplier-no-lines = Cette facture électronique ne donne que les totaux, sans le détail des articles. Saisissez la réception à la main.
supplier-too-many-lines = Cette facture a plus de 5 000 lignes. Saisissez la réception à la main.
supplier-currency = Cette facture n’est pas en euros : « { $currency } ».
supplier-invoice-missing = Il manque { $what }. Rien n’a été pris.
supplier-invoice-value = On ne peut pas lire { $what } : « { $text } ». Rien n’a été pris.
supplier-term-number = le numéro
supplier-term-date = la date
supplier-term-kind = le type du document
supplier-term-seller = le nom du fournisseur
supplier-term-total = un total
supplier-term-name = le nom de l’article
supplier-term-quantity = la quantité
supplier-term-price = le prix
supplier-term-vat = le taux de TVA
supplier-term-line-total = le montant de la ligne

## Clients

customers-title = Clients
day-money = Argent
money-title = Argent sans ticket
money-cash = Espèces
money-third = Tiers
money-supply = Apport de monnaie
money-banked = Remise en banque
money-expense = Petite dépense
money-hint = Le tiroir s’ouvre, et le montant attendu à la clôture suit.
money-moved = C’est noté : { $amount } dans le tiroir.
money-undo = Corriger : { $amount }
money-undone = C’est corrigé : { $amount } dans le tiroir. Le mouvement et sa correction restent au journal.
money-settled = C’est réglé. Le relevé est prêt à signer.
money-third-empty = L’argent encaissé pour un boulanger, un producteur, la poste ou une banque sera ici, jusqu’à ce qu’il soit réglé.
money-choose = Choisissez un partenaire pour régler ce qui lui revient.
money-collected = Encaissé { $collected } · commission { $commission }
money-due = À lui verser
money-owed = Il nous doit
money-by-transfer = Réglé hors caisse
money-in-cash = Réglé en espèces
ticket-customer = Client
cash-debt = Ardoise
line-whom = Pour qui
line-suspended = suspendu
line-suspended-served = offert, suspendu
line-ahead = payé d’avance
line-ahead-served = remis, payé d’avance
tile-waiting = { $count } à offrir
price-withdrawal = montant au choix
entry-cash = À remettre
entry-cash-hint = De { $least } à { $most } en une fois. D’abord l’opération sur le terminal de la banque.
entry-hand-out = OK · remettre { $amount }
entry-hand-out-nothing = OK
pay-debt = Sur l’ardoise
pay-prepaid = Compte prépayé
pay-cashback = Espèces en plus
pay-cashback-typed = En plus, en espèces
pay-cashback-card = Carte · { $amount }
pay-cashback-limit = 60 € au plus
pay-cashback-choose = Choisissez le montant (60 € au plus)
pay-cashback-notice = Espèces en plus d’un achat par carte : dès 1 € d’achat, 60 € au plus, sans frais, à demander avant de payer.
pay-lift = Accorder
change-hand-out = Remettre
change-account = Sur le compte
change-owes-now = { $name } doit maintenant { $amount } · ticket { $number }
change-has-left = Il reste { $amount } sur le compte de { $name } · ticket { $number }
change-paid-account = Ticket { $number } · { $total } sur le compte du client · enregistré
whom-title = Ticket de { $name }
whom-title-nobody = Pour qui ?
whom-standing = Ardoise { $debt } · prépayé { $prepaid }
whom-choose = Choisir un client
whom-change = Un autre client
whom-nobody = Sans client
whom-line = { $name }
whom-plain = Servi maintenant
whom-suspended = Suspendu : pour quelqu’un d’autre
whom-serve-suspended = Servir un suspendu ({ $count } en attente)
whom-ahead = Payé d’avance, pour un autre jour
whom-serve-ahead = Déjà payé d’avance (reste { $count })
customers-search = Chercher un nom
customers-find-hint = Le nom, ou le début
customers-add = Ajouter un client
customers-add-title = Comment s’appelle-t-il ?
customers-add-hint = Prénom et initiale suffisent
customers-empty = Les personnes qui ont une ardoise, un compte prépayé ou du pain réservé seront ici.
customers-none-found = Personne de ce nom. Ajoutez-le s’il est nouveau.
customers-loading = Un instant…
customers-owes = doit { $amount }
customers-has = a { $amount }
customers-nothing = compte à zéro
customer-debt = Ardoise
customer-limit-is = Ardoise limitée à { $limit }.
customer-prepaid = Prépayé
customer-age = Depuis 30 jours au plus : { $fresh } · 31 à 60 jours : { $old } · plus ancien : { $older }
customer-ahead = Payé d’avance : { $goods }
customer-waiting = Pain réservé : { $bread } · colis : { $parcels }
customer-moves = Derniers mouvements
customer-move-ticket = ticket { $number }
customer-move-settled = réglé, ticket { $number }
customer-move-topped-up = compte prépayé, ticket { $number }
customer-move-taken-over = ancien solde repris
customer-move-debt = ardoise { $amount }
customer-move-prepaid = prépayé { $amount }
customer-move-undone = ticket { $number } annulé
customer-no-move = Rien pour l’instant.
customer-serve = Servir { $name }
customer-serve-them = Servir ce client
customer-settle = Régler l’ardoise
customer-top-up = Recharger
customer-limit = Changer la limite
customer-opening = Reprendre un ancien solde
customer-close = Fermer le compte
customer-close-question = Fermer le compte de { $name } ? Il ne doit rien rester dessus.
customer-close-do = Fermer le compte
customer-closed = Le compte de { $name } est fermé. Vous pouvez effacer son nom ; les montants restent, sans nom.
customer-erase = Effacer le nom
customer-settle-title = Quel montant règle { $name } ?
customer-settle-hint = Sans rien taper : toute l’ardoise, { $amount }. Le paiement se fait ensuite à la caisse.
customer-top-up-title = De combien recharger le compte de { $name } ?
customer-top-up-hint = L’argent reste au client : ce n’est pas encore une vente.
customer-limit-title = Jusqu’à combien { $name } peut-il devoir ?
customer-limit-hint = La limite habituelle est de 20 €. Zéro : pas d’ardoise.
customer-opening-title = Que devait { $name } jusqu’ici ?
customer-opening-hint = Le montant du cahier, repris une seule fois. Ce n’est pas une vente.
customer-amount = Montant
customer-amount-ok = OK · { $amount }
customer-amount-none = OK
customer-give-back = Rendre ce qui reste : { $amount }
receipt-on-behalf = vendu pour le compte de { $partner }
receipt-handed-out-for = remis pour le compte de { $partner }
receipt-handed-out = Remis en espèces
receipt-cashback = Espèces remises en plus
receipt-left-debt = Reste sur l’ardoise
receipt-left-prepaid = Reste sur le compte prépayé
receipt-suspended = suspendu : pour quelqu’un d’autre
receipt-suspended-served = offert, suspendu
receipt-ahead = payé d’avance
receipt-ahead-served = remis, payé d’avance
closing-third = Opérations pour compte de tiers
closing-third-unnamed = Sans partenaire
closing-deposits = Consignes
closing-accounts = Comptes clients
closing-cashback = Espèces remises avec un achat ({ $count })
closing-moved-supply = Apports de monnaie ({ $count })
closing-moved-banked = Remises en banque ({ $count })
closing-moved-expense = Petites dépenses ({ $count })
closing-moved-partner = Aux partenaires ({ $count })
refusal-no-such-customer = Ce client n’a pas de compte. Choisissez-le dans la liste des clients.
refusal-account-closed = Ce compte est fermé. Rien n’a été encaissé.
refusal-over-limit = L’ardoise monterait à { $debt }, et elle est limitée à { $limit }. Encaissez autrement, ou demandez au responsable.
refusal-paying = Une part est déjà payée : terminez le paiement ou rendez-la, puis recommencez.
refusal-more-than-owed = Il ne reste que { $debt } sur l’ardoise : on ne peut pas en régler plus.
refusal-not-enough-prepaid = Il ne reste que { $prepaid } sur le compte prépayé. Encaissez le reste autrement.
refusal-not-enough-ahead = Cette personne n’en a pas payé autant d’avance.
refusal-not-enough-suspended = Il n’y en a plus en attente. Rien n’a été servi.
refusal-used-since = Ce ticket a servi depuis : ce qu’il avait apporté au compte n’y est plus. Annulez d’abord ce qui a suivi.
refusal-on-itself = Une ardoise se règle, et un compte se recharge, avec de l’argent : espèces ou carte.
refusal-not-empty = Il reste quelque chose sur ce compte. Réglez-le ou rendez-le d’abord.
refusal-account-begun = Ce compte a déjà servi : son solde de départ ne change plus.
refusal-account-open = Ce compte est ouvert : fermez-le avant d’effacer le nom.
refusal-withdrawal = On peut remettre de { $least } à { $most } en une fois.
refusal-withdrawal-days = On peut remettre de { $least } à { $most } en une fois, et { $most } au plus par personne en { $days } jours.
refusal-withdrawal-whom = Dites pour qui : on remet au plus { $most } en { $days } jours par personne. Choisissez son nom, puis recommencez.
refusal-no-withdrawals = Le café ne fait pas de retraits pour cet organisme.
refusal-nothing-to-settle = Il n’y a rien à régler avec ce partenaire.
service-family = Services
service-debt-payment = Règlement d’ardoise
service-top-up = Compte prépayé : recharge
service-withdrawal = Retrait { $partner }
settlement-title = RELEVÉ
settlement-operator = Établi par { $operator }
settlement-until = Sommes encaissées pour votre compte jusqu’au { $day }
settlement-collected = Encaissé
settlement-commission = Commission du café { $rate }
settlement-paid = Versé au partenaire
settlement-received = Reçu du partenaire
settlement-in-cash = En espèces
settlement-by-transfer = Hors caisse : virement ou chèque
settlement-signed-cafe = Pour le café, signature :
settlement-signed-partner = Pour le partenaire, signature :

## Colis

parcels-arrival = Arrivée
parcels-hand-over = Remettre
parcels-drop-off = Dépôt client
parcels-driver = Départ livreur
parcels-follow = Suivi
parcels-no-carrier = Le café ne travaille encore avec aucun transporteur. Ajoutez-les dans Réglages, « Partenaires » ; les colis se suivront ensuite ici.
parcels-undo = Annuler
parcels-search-hint = 3 lettres du nom, numéro, ou scanner
parcels-nothing-found = Aucun colis à ce nom ni à ce numéro. Essayez les quatre derniers chiffres.
parcels-homonyms = Plusieurs personnes du nom de { $name }.
parcels-homonyms-advice = Vérifiez le prénom sur la pièce d’identité, puis touchez ses colis.
parcels-others-left = Il y a encore un autre colis pour cette personne.
parcels-identity = Identité vérifiée
parcels-identity-code = Pièce d’identité, ou code reçu du transporteur.
parcels-identity-document = Pièce d’identité au nom écrit sur le colis.
parcels-identity-originals = Pièce d’identité originale. Pour quelqu’un d’autre : les originaux des deux personnes.
parcels-hand =
    { $count ->
        [0] Remis
        [one] Remis
       *[other] Remis : { $count } colis
    }
parcels-aside = Autre chose
parcels-refused = Refusé par le client
parcels-damaged = Abîmé
parcels-redirected = Pas pour nous
parcels-missing = Introuvable
parcels-found = Retrouvé
parcels-move = Changer de place
parcels-label = Étiquette
parcels-damage-hint = Ce qui est abîmé
parcels-which-place = Où le mettre ? Les places libres sont ici.
parcels-reserve = Réserve
parcels-reserve-here = dans la réserve
parcels-which-carrier = Quel transporteur ?
parcels-which-driver = Quel livreur est là ?
parcels-number = Scannez le colis
parcels-name = 3 lettres du nom
parcels-shelve = Ranger
parcels-unreadable = Étiquette illisible
parcels-known-here = Ce colis est déjà là : { $what }.
parcels-known-gone = Ce colis est déjà venu, puis reparti : { $what }. Rangez-le s’il est revenu.
parcels-known-back = Ce colis est déjà venu au café. Il repart avec le livreur.
parcels-doubtful = Ce numéro semble mal lu. Comparez avec l’étiquette.
parcels-other-here = Un autre colis à ce nom est déjà là : { $what }. Mettez-les ensemble.
parcels-nearly-full = Les casiers sont presque pleins. Pensez aux colis à rendre.
parcels-drop-off-hint = Scannez l’étiquette du colis. S’il n’a qu’un code sur le téléphone, c’est l’appareil du transporteur qui imprime : ici, on compte seulement.
parcels-drop-off-count = Sans étiquette : compter
parcels-drop-off-take = Prendre le colis
parcels-drop-off-today =
    { $count ->
        [0] Aucun dépôt aujourd’hui.
        [one] Un dépôt aujourd’hui.
       *[other] { $count } dépôts aujourd’hui.
    }
parcels-driver-none = Rien n’attend ce livreur. Comparez seulement ce qu’il apporte.
parcels-driver-announced = Annoncés par le livreur
parcels-driver-arrived =
    { $count ->
        [one] { $count } reçu
       *[other] { $count } reçus
    }
parcels-driver-give = Donner { $given } sur { $all }
parcels-driver-hint = { $carrier } : scannez ou touchez chaque colis que le livreur emporte.
parcels-driver-stranger = Ce colis n’est pas dans la liste du livreur. Cherchez-le dans « Remettre ».
parcels-driver-why =
    { $count ->
        [one] Un colis de la liste ne part pas. Pourquoi ?
       *[other] { $count } colis de la liste ne partent pas. Pourquoi ?
    }
parcels-driver-gone =
    { $count ->
        [0] C’est noté : le livreur de { $carrier } n’a rien emporté.
        [one] C’est parti : un colis avec le livreur de { $carrier }.
       *[other] C’est parti : { $count } colis avec le livreur de { $carrier }.
    }
parcels-driver-not-taken = Le livreur ne le prend pas
parcels-driver-not-found = Introuvable
parcels-here =
    { $count ->
        [0] Aucun colis dans le café.
        [one] Un colis dans le café.
       *[other] { $count } colis dans le café.
    }
parcels-state-return = À rendre
parcels-state-here = Présents
parcels-state-missing = Introuvables
parcels-state-gone = Partis
parcels-none-back = Les colis dont le délai est passé, refusés ou mal adressés seront listés ici.
parcels-none-here = Les colis présents dans le café seront listés ici.
parcels-none-missing = Tous les colis sont à leur place. Ceux qui restent introuvables seront listés ici.
parcels-none-gone = Les derniers colis remis ou partis avec un livreur seront listés ici.
parcels-count = Compter les casiers
parcels-count-hint =
    { $count ->
        [0] Le registre ne dit aucun colis.
        [one] Le registre dit 1 colis. Comptez, ou scannez-le.
       *[other] Le registre dit { $count } colis. Comptez, ou scannez-les un par un.
    }
parcels-all-there = Tout y est : { $count }
parcels-count-done = Terminé : { $seen } sur { $of }
parcels-others =
    { $count ->
        [one] Un colis n’a pas été vu. Est-il introuvable ?
       *[other] { $count } colis n’ont pas été vus. Sont-ils introuvables ?
    }
parcels-not-counted = Pas encore cherché
parcels-all-missing = Introuvable
parcels-counted = Casiers comptés : { $there } sur { $of }.
parcels-month = Le mois
parcels-month-kind = Colis
parcels-month-counted = Comptés
parcels-month-worth = Valeur
parcels-month-declared = Relevé
parcels-month-expected = D’après nos comptes : { $amount }.
parcels-month-expected-fixed = D’après nos comptes : { $amount }, dont { $fixed } fixes.
parcels-month-amount = Montant du relevé, en euros
parcels-month-agrees = Le relevé est juste.
parcels-month-differs = Différence du relevé : { $amount }.
parcels-month-linked =
    { $hands ->
        [0] Aucune remise ce mois-ci.
        [one] Une remise ce mois-ci ; ventes dans les cinq minutes : { $sales }.
       *[other] { $hands } remises ce mois-ci ; ventes dans les cinq minutes : { $sales }.
    }
parcels-month-csv = Fichier tableur
parcels-month-keep = Garder le relevé
parcels-month-written = Le tableau est dans { $file }
parcels-csv-head = mois;transporteur;quoi;comptés;valeur;relevé;montant du relevé;différence;différence en euros
parcels-csv-total = Total
parcel-small = petit
parcel-medium = moyen
parcel-large = grand
parcel-kind-arrival = Arrivées
parcel-kind-hand-over = Remis
parcel-kind-drop-off = Dépôts
parcel-kind-return = Rendus
parcel-today = aujourd’hui
parcel-yesterday = hier
parcel-nameless = Sans nom
parcel-came = arrivé { $day }
parcel-kept = à garder jusqu’au { $day }
parcel-last-day = dernier jour
parcel-to-return = à rendre aujourd’hui
parcel-dropped-off = déposé, pour le livreur
parcel-refused = refusé, à rendre
parcel-redirected = pas pour nous, à rendre
parcel-missing = introuvable
parcel-handed-over = remis { $day } à { $time }
parcel-gone = parti avec le livreur { $day } à { $time }
parcel-number = n° { $number }
parcel-withdrawn = annulé
parcel-damaged = abîmé
parcel-damaged-note = abîmé : { $note }
parcel-act-drop-off = Pris en dépôt : { $what }
parcel-act-refused = Refusé : { $what }
parcel-act-redirected = Pas pour nous : { $what }
parcel-act-damaged = Abîmé : { $what }
parcel-act-shelved = Rangé : { $what }
parcel-act-missing = Introuvable : { $what }
parcel-act-handed-over = Remis : { $what }
parcel-act-driver = Parti avec le livreur : { $what }
slip-parcel-kept = À garder jusqu’au { $day }
slip-parcel-receipt = Dépôt de colis
slip-parcel-carrier = Transporteur
slip-parcel-at = Déposé le
slip-parcel-number = Numéro du colis :
slip-parcel-proof = Ce reçu du café ne remplace pas la preuve de dépôt du transporteur : c’est elle qui fait foi.
slip-manifest = Bordereau livreur
slip-manifest-expired = à rendre, délai passé
slip-manifest-refused = à rendre, refusé
slip-manifest-redirected = à rendre, mal adressé
slip-manifest-dropped = déposé par un client
slip-manifest-given = Colis remis au livreur
slip-manifest-missing = Introuvables
slip-manifest-arrived = Reçus aujourd’hui
slip-manifest-announced = Annoncés par le livreur
slip-manifest-difference = Différence
slip-manifest-signature = Signature du livreur :
refusal-parcel-not-here = Ce colis n’est pas là où il devrait être. Cherchez-le à nouveau.
refusal-parcel-still-kept = Ce colis est encore à garder pour son destinataire.
refusal-parcel-nothing-to-undo = Il n’y a rien à annuler pour ce colis.
refusal-parcel-too-late = Les dix minutes sont passées : cela ne s’annule plus.
refusal-parcel-someone-else = C’est une autre personne qui l’a fait : à elle de l’annuler.
refusal-parcel-identity = Vérifiez d’abord l’identité, puis touchez « Identité vérifiée ».
refusal-parcel-already-here = Ce colis est déjà dans le café.
refusal-parcel-no-number = Scannez le numéro du colis, ou touchez « Étiquette illisible ».
refusal-parcel-no-carrier = Le café ne travaille pas avec ce transporteur.
refusal-parcel-no-reason = Les comptes ne sont pas les mêmes : dites pourquoi avant de valider.
refusal-parcel-count = Ce compte n’est pas possible.
refusal-parcel-retention = Les noms se gardent entre un jour et un an.
refusal-parcel-name = Ce nom est trop long : les premières lettres suffisent.

## Pain

bread-tab-delivery = Livraison
bread-tab-kept = Réservations
bread-tab-kept-count = Réservations · { $count }
bread-no-baker = Pas encore de boulanger
bread-ordered = { $day } · commandé le { $sent } à { $time }
bread-not-ordered = { $day } · pas de commande enregistrée
bread-nothing-yet = Le pain du jour sera ici, une fois qu’il y a un boulanger et des pains.
bread-column = Pain
bread-ordered-short = commandé
bread-kept-short = réservé
bread-for-sale = à vendre
bread-came = livré
bread-all-there = Tout est là
bread-all-but = Tout est là, sauf { $units }
bread-all-counted = C’est compté
bread-print-kept = Imprimer les réservations
bread-count-hint = Si tout est là, une touche suffit. Sinon, touchez un nombre, − ou +.
bread-counted-at = Livraison comptée à { $time }. Vous pouvez encore la corriger.
bread-delivered = La livraison est notée. Le pain réservé est mis de côté.
bread-missing = Il manque { $units } × { $bread } : le relevé de { $baker } en tiendra compte. Les réservations restent servies.
bread-short = Il manque { $units } × { $bread } pour les réservations. Servis d’abord : payé d’avance, puis abonnés, puis premiers inscrits.
bread-count-unordered = Comptez ce qui est venu, avec + ou en touchant le nombre.
bread-closed-today = Pas de pain aujourd’hui (fermé le { $weekday }).
bread-closed-day = { $day } · fermé
bread-came-anyway = Du pain est venu quand même
bread-remark-due = à mettre de côté
bread-order-after = À commander pour { $day } (pas de pain { $closed })
bread-order-sum = { $units ->
    [one] 1 pièce en tout. Pour changer un nombre, touchez-le.
   *[other] { $units } pièces en tout. Pour changer un nombre, touchez-le.
}
bread-copy = Recopiez ce texto sur votre téléphone, et envoyez-le.
bread-copied = C’est envoyé
bread-number-done = C’est bon
bread-other-day = Un autre jour
bread-kept-none = Rien n’est réservé pour aujourd’hui.
bread-nameless = Nom effacé
bread-remark-served = servi
bread-remark-released = remis en vente
bread-remark-short = il en manque
bread-remark-paid = payé
bread-serve = Servir
bread-serve-due = Servir · { $amount }
bread-on-account = Sur l’ardoise
bread-release = Remettre en vente
bread-cancel = Annuler la réservation
bread-cancelled = La réservation est annulée.
bread-another-baker = Ajouter un boulanger
bread-note = N° du bon de livraison
bread-note-is = Bon n° { $number }
bread-note-title = Numéro du bon de livraison
bread-note-hint = Tel qu’il est imprimé sur le bon du boulanger
refusal-bread-paid = Ce pain est payé d’avance : annulez d’abord le ticket de son paiement.
bread-released = C’est remis en vente.
bread-served = C’est servi.
refusal-bread-count = Ce nombre n’est pas possible. Rien n’a changé.
refusal-bread-settled = Ce pain a déjà été servi ou annulé. Rien n’a changé.
bread-tab-order = Commande
bread-tab-unsold = Invendus
bread-tab-account = Relevé du boulanger
bread-order-for = À commander pour { $day }
bread-prudent = Prudent
bread-balanced = Équilibré
bread-generous = Généreux
bread-like-usual = Un jour comme les autres
bread-and-reserved = { "" } + { $units ->
    [one] { $units } réservé
   *[other] { $units } réservés
}
bread-text = { $day } : { $lines }. Merci ! { $cafe }
bread-order-changed = La commande a changé depuis l’envoi. Envoyez-la encore une fois.
bread-order-late = L’heure limite du boulanger est passée : appelez-le, puis touchez « Dit au téléphone ».
bread-send-slip = Imprimer le bon
bread-send-phone = Dit au téléphone
bread-send-message = Texto à recopier
bread-sent-slip = Bon imprimé à { $time }, à remettre au boulanger.
bread-sent-message = Texto envoyé à { $time }.
bread-sent-phone = Commande dite au téléphone à { $time }.
bread-donated = Donné
bread-taken-back = Repris
bread-lost = Perdu
bread-own-use = Pour la maison
bread-rest-donated = Tout le reste est donné
bread-rest-taken-back = Tout le reste est repris
bread-rest-lost = Tout le reste est perdu
bread-rest-own-use = Tout le reste est pour la maison
bread-sold-out = Épuisé
bread-sold-out-hint = Touchez le pain dont il ne reste rien : la prochaine commande en tiendra compte.
bread-sold-out-at = épuisé à { $time }
bread-shelf-says = La caisse en compte { $units }
bread-noted-sold-out = C’est noté : il n’en reste plus.
bread-remark-sold-out = épuisé
bread-sold = vendu
bread-rest = reste
bread-left-none = Les invendus se comptent ici, une fois le pain livré ou vendu.
bread-left-hint = Dites ce que devient le pain qui reste. Donné n’est pas vendu à 0 €.
bread-left-at = Invendus comptés à { $time }. Vous pouvez encore corriger.
bread-left-noted = Les invendus sont notés. Bonne soirée !
bread-left-confirm = C’est compté
bread-recount = { $bread } : { $units } de trop vendu ou jeté. Recomptez, la vente n’attend pas.
bread-marked-down = { $units ->
    [one] { $units } pain vendu à prix réduit aujourd’hui.
   *[other] { $units } pains vendus à prix réduit aujourd’hui.
}
bread-week = Semaine
bread-month = Mois
bread-span = du { $from } au { $until }
bread-left-short = invendu
bread-back-short = repris
bread-amount = montant
bread-amount-net = montant HT
bread-amount-gross = encaissé
bread-how-bought = livré { $came }, avoir { $credit }
bread-how-sold = encaissé { $collected }, commission { $rate } : { $commission }
bread-without-cost = Un pain n’a pas de prix d’achat : le total serait faux. Donnez son prix dans les conditions du boulanger.
bread-terms = Conditions du boulanger
bread-print-statement = Imprimer le relevé
bread-terms-noted = Les conditions du boulanger sont notées.
bread-baker-name = Nom du boulanger
bread-baker-hint = Fournil, boulangerie…
bread-deal = Le pain est
bread-deal-bought = acheté
bread-deal-commission = en commission
bread-commission = Commission du café
bread-credit = Invendus repris
bread-credit-none = non
bread-credit-half = à moitié, 10 % au plus
bread-credit-all = en entier
bread-cutoff = Commande avant
bread-closed = Jours sans pain
bread-period = Relevé
bread-evening = À −50 % le soir
bread-evening-never = jamais
bread-evening-17 = dès 17:00
bread-evening-18 = dès 18:00
bread-evening-19 = dès 19:00
bread-price-short = prix
bread-cost-short = achat HT
bread-cost-unknown = ?
bread-to-breads = Pains et prix d’achat
bread-to-terms = Conditions
bread-save = Enregistrer
bread-setup-hint = Dites d’abord qui apporte le pain, jusqu’à quand il prend la commande et ce qu’il reprend.
bread-setup = Ajouter le boulanger
bread-for-whom = Pour qui ?
bread-for-whom-hint = Un nom, ou ses premières lettres
bread-for = Pour { $name }
bread-today = Aujourd’hui
bread-weekly = Chaque semaine
bread-pay-ahead = Payer d’avance
bread-reserve = Réserver
bread-reserved = C’est réservé.
bread-new = Réserver
bread-signs = Étiquettes de prix
bread-signs-written = Les étiquettes sont prêtes à imprimer (A4) : { $file }
refusal-bread-signs = Les étiquettes n’ont pas pu être écrites : il faut au moins un pain, et de la place sur le disque.
sign-piece = la pièce
sign-weight = { $grams } g
sign-kilogram = soit { $price } le kg
signs-done = { $count } étiquettes dans { $file }
bread-evening-remark = prix du soir
bread-standing = Abonnements
bread-standing-none = Personne n’a d’abonnement. Touchez « Réserver », puis « Chaque semaine ».
bread-standing-ended = arrêté
bread-standing-rests = pause jusqu’au { $day }
bread-standing-rest = Pause d’une semaine
bread-standing-resume = Reprendre
bread-standing-end = Arrêter
bread-standing-noted = C’est noté.
bread-every-day = tous les jours
bread-other-baker = Autre boulanger
bread-slip-order = Commande de pain : { $baker }
bread-slip-for = pour { $day }
bread-slip-sent = envoyée le { $at }
bread-slip-units = Pièces en tout
bread-slip-kept = Pain réservé, { $day }
bread-slip-nobody = Rien n’est réservé.
bread-slip-paid = payé
bread-slip-statement = Relevé : { $baker }
bread-slip-span = du { $from } au { $until }
bread-slip-delivered = Livré, par jour (montants hors taxes)
bread-slip-sold = Vendu, par jour (montants TTC)
bread-slip-weekdays = lu ma me je ve sa di tot.
bread-slip-taken-back = repris : { $units }
bread-slip-donated = donné : { $units }
bread-slip-lost = perdu : { $units }
bread-slip-own-use = pour la maison : { $units }
bread-slip-cost = Livré, hors taxes
bread-slip-credit = Avoir sur les reprises
bread-slip-collected = Encaissé pour le boulanger, TTC
bread-slip-commission = Commission du café ({ $rate })
bread-slip-due = À payer, hors taxes
bread-slip-due-gross = À reverser, TTC
bread-slip-signed-cafe = Signature du café :
bread-slip-signed-baker = Signature du boulanger :

## Épicerie à la caisse

window-bad-labels = Les étiquettes de balance de config.toml ne conviennent pas : { $why } Les formes habituelles servent (21 : poids, 23 : prix).
code-layout-form = La forme de l’étiquette n’est pas comprise ; elle s’écrit par exemple 21IIIIIWWWWWC.
remark-best-before = À consommer de préférence avant le { $day } : c’est passé. Dites-le au client.
remark-mismatch = Cette étiquette ne va pas avec « { $name } » : un poids pour un article à la pièce.
stop-title = Ne pas vendre
stop-use-by = La date limite de consommation est dépassée.
stop-day = À consommer jusqu’au { $day }
stop-unknown-name = Article inconnu de la caisse
stop-advice = Mettez l’article de côté. Il n’est pas sur le ticket.
stop-done = Compris
shelf-sundry = Divers { $family }
refusal-code-taken = Ce code est déjà celui d’un autre article. Cherchez-le par son nom.
refusal-catalogue-full = La caisse ne prend plus de nouvel article.
refusal-label-count = Choisissez de une à cinquante étiquettes à la fois.
refusal-no-code = Cet article ne peut pas avoir d’étiquette de prix baissé : il se pèse, ou son prix n’y tient pas.
unknown-title = Code inconnu : { $code }
unknown-ask-family = Dans quel rayon ?
unknown-ask-price = À quel prix ? Ensuite, vendez-le en divers, ou donnez-lui un nom.
unknown-ask-kilogram = À quel prix le kilo ? Ensuite, donnez-lui un nom.
unknown-ask-name = Quel nom sur le ticket ?
unknown-family = Rayon
unknown-price = Prix
unknown-name = Nom
unknown-piece = À la pièce
unknown-kilogram = Au kilo
unknown-untracked = Stock non suivi
unknown-tracked = Stock suivi
unknown-park = Vendre en divers { $family }, TVA { $rate }
unknown-park-nothing = Vendre en divers
unknown-give-name = Lui donner un nom
unknown-create = Créer et vendre { $amount }
unknown-create-nothing = Créer et vendre
deposit-family = Consignes
deposit-bottle = Consigne bouteille
deposit-crate = Consigne casier
deposit-cup = Consigne gobelet
deposit-keg = Consigne fût
deposit-gas = Consigne bouteille de gaz
deposit-word = Consigne
deposit-returned = Rendue : { $name }
label-lower = −{ $percent } %
label-instead = au lieu de { $amount }
label-kilogram = { $amount } le kilo
label-litre = { $amount } le litre
label-day = Prix du { $day }
stop-loss = Sortir du stock

## Épicerie

stock-no-product = Ce produit n’est pas au catalogue. Rien n’a été noté.
stock-quantity = Cette quantité ne va pas : elle est nulle ou trop grande. Rien n’a été noté.
stock-nothing-delivered = Rien n’a encore été compté dans cette livraison. Comptez au moins un article.
stock-too-many-lines = Une livraison tient au plus 1 000 lignes. Faites-en deux.
stock-needs-family = Ligne { $line } : cet article est nouveau. Choisissez d’abord sa famille.
stock-needs-price = Ligne { $line } : cet article est nouveau. Donnez d’abord son prix de vente.
stock-catalogue-full = Le catalogue est plein. La livraison n’a pas été notée.
stock-not-a-delivery = Ce document ne fait rien entrer : c’est un avoir, une correction ou un acompte.
stock-came-already = Une livraison avec ce numéro est déjà entrée. Elle n’a pas été notée deux fois.
stock-inventory-open = Un inventaire est déjà en cours. Finissez-le d’abord.
stock-no-inventory = Aucun inventaire n’est en cours. Commencez-en un.
stock-not-in-inventory = Ce produit ne fait pas partie de cet inventaire.
stock-no-lot = Ce lot n’est plus dans la liste.
stock-no-partner = Ce producteur n’est pas connu.
stock-nothing-to-tell = Rien n’a été vendu depuis le dernier relevé.

## Relevé d’un producteur

differences-title = ÉCARTS DE LIVRAISON
differences-note = Facture ou bon { $note }
differences-line = annoncé { $announced } · arrivé { $delivered }
differences-missing = manque { $count }
differences-more = { $count } de trop
statement-title = RELEVÉ DE VENTES
statement-purchase = Achat ferme : pour information.
statement-consignment = Dépôt-vente : le café vend en son nom.
statement-mandate = Mandat : le café vend pour votre compte.
statement-period = Ventes après le { $since }, jusqu’au { $until }
statement-until = Ventes jusqu’au { $until }
statement-sold = Vendu
statement-left = Reste au café
statement-total = Total vendu TTC
statement-due = Dû au producteur

## Écran de l’épicerie

grocery-tab-goods-in = Réception
grocery-tab-stock = Stock
grocery-tab-inventory = Inventaire
grocery-tab-dates = Dates
grocery-tab-producers = Producteurs
grocery-tab-month = Mois
grocery-family-before = Avant
grocery-family-after = Après
grocery-price = Prix de vente
grocery-note = Noter
grocery-unknown-code = Ce code n’est ni au catalogue ni sur la livraison. Rien n’a été compté.
grocery-goods-title = Ce qui arrive
grocery-goods-empty = Scannez un article qui arrive : la livraison commence. Les factures électroniques déposées dans le dossier des arrivages se montrent ici.
grocery-goods-folder = Les factures et tarifs des fournisseurs se déposent dans le dossier « { $folder } », à côté des fichiers de la caisse.
grocery-file = Facture ou tarif d’un fournisseur
grocery-open = Ouvrir
grocery-without-paper = Compter sans facture
grocery-file-unreadable = Ce fichier ne se lit pas. Déposez-le de nouveau dans le dossier.
grocery-list-problems = { $first } { $more ->
    [0] Rien n’a été pris dans ce tarif.
    [one] Et une autre ligne ne va pas. Rien n’a été pris dans ce tarif.
   *[other] Et { $more } autres lignes ne vont pas. Rien n’a été pris dans ce tarif.
}
grocery-left-out = Lignes laissées de côté, car elles ne font rien entrer : { $count }.
grocery-from = De : { $name }
grocery-from-nobody = De qui ? Touchez pour choisir
grocery-leave = Abandonner
grocery-take = Entrer la livraison
grocery-count-title = Comptez ce qui est là
grocery-count-hint = Chaque scan en ajoute un. Ou touchez une ligne et tapez la quantité.
grocery-count-empty = Scannez le premier article.
grocery-came = Arrivé
grocery-quantity = Quantité
grocery-article = Famille, prix
grocery-as-announced = Complet
grocery-to-complete = à compléter
grocery-counted = compté { $count }
grocery-counted-other = compté { $count } : écart
grocery-new-article = Article nouveau
grocery-not-announced = Non annoncé
grocery-announced = Annoncé { $count }
grocery-line-cost = { $announced } · { $cost } HT l’unité
grocery-came-expired = Date dépassée ({ $day }) : à rendre au livreur. Cet article n’est pas compté.
grocery-line-use-by = { $line } · DLC { $date }
grocery-line-best-before = { $line } · DDM { $date }
grocery-line-dates = { $line } · { $date } dates
grocery-lot = { $date } · lot { $lot }
grocery-received = Livraison entrée. Lignes : { $lines }, nouveaux articles : { $created }, prix d’achat changés : { $costs }.
grocery-received-differing = Livraison entrée. Lignes : { $lines }, nouveaux articles : { $created }. Écarts avec la facture : { $differing }.
grocery-rest = Une partie de cette facture est déjà entrée. Voici ce qui manquait : comptez ce qui arrive.
grocery-uncounted = { $count ->
    [one] Une ligne n’est pas comptée.
   *[other] { $count } lignes ne sont pas comptées.
}
grocery-uncounted-hint = Comptez-les, ou dites-les manquantes. Ce qui manque pourra entrer plus tard, avec la même facture.
grocery-say-missing = Les dire manquantes
grocery-count-first = Les compter
grocery-yields = Ces articles deviennent la marchandise de { $name } ?
grocery-yields-hint = Ils étaient au café. Si oui, l’argent de leur vente revient à { $name }.
grocery-yields-yes = Oui
grocery-yields-no = Non, ils restent au café
grocery-tell-whom = À dire à { $name }
grocery-tell-supplier = À dire au fournisseur
grocery-tell-hint = Ce qui manque peut venir plus tard : rouvrez alors la même facture.
grocery-tell-paper = Voir le papier
grocery-tell-done = Terminé
grocery-file-rest = { $count ->
    [one] Reste à livrer : une ligne
   *[other] Reste à livrer : { $count } lignes
}
grocery-file-done = Facture entrée en entier
grocery-file-entered = fait
grocery-folder-where = Où est ce dossier ?
grocery-folder-here = Le dossier est sur cet ordinateur :
grocery-folder-how = copiez-y la facture, puis revenez ici.
grocery-missing = manquant
grocery-not-yet = pas compté
grocery-prices-title = Nouveau tarif
grocery-prices-hint = Changent : { $changed }. Laissés de côté : { $left }. Inchangés : { $unchanged }. Pas vendus ici : { $unknown }. Les prix de vente ne bougent pas.
grocery-network-prices = Tarifs du réseau du { $day }
grocery-prices-take = Prendre { $changed } prix d’achat
grocery-prices-empty = Ce tarif ne change aucun prix d’achat de l’épicerie.
grocery-prices-done = Prix d’achat changés : { $count }.
grocery-cost-change = { $before }, puis { $after } HT
grocery-column-ask = Dans quelle colonne ?
grocery-from-unknown = Aucun fournisseur n’est encore connu
grocery-cost-first = { $after } HT, pas connu jusqu’ici
grocery-odd = Remarques ({ $count })
grocery-odd-back = Revenir aux prix
grocery-odd-none = Rien à remarquer dans ce tarif.
grocery-columns = Colonnes
grocery-column-which = Colonne : { $field }
grocery-column-hint = Chaque fournisseur nomme ses colonnes à sa façon. Dites ce que chacune contient : la caisse le retient pour ce fournisseur.
grocery-column-line = « { $column } » : { $samples }
grocery-column-none = Pas dans ce fichier
grocery-column-no = aucune
grocery-column-missing = à choisir
grocery-decimal-comma = Prix écrits 1,20
grocery-decimal-point = Prix écrits 1.20
grocery-read-list = Lire le tarif
grocery-list-first = Terminez d’abord avec ce tarif, ou abandonnez-le.
grocery-stock-title = Ce qui est en stock
grocery-stock-hint = Touchez ou scannez un produit pour noter une perte, de la casse ou un don.
grocery-stock-empty = Aucun produit n’est encore suivi. Entrez une première livraison : ses produits le seront.
grocery-there = En stock : { $count }
grocery-there-negative = En stock : { $count }. Il s’en est vendu plus qu’il n’en est entré : comptez-le à l’inventaire.
grocery-level-negative = { $count } : à compter
grocery-level-short = { $count } : à commander
grocery-cost = Achat { $cost } HT
grocery-no-cost = Prix d’achat inconnu
grocery-left-shelf = Sorti du rayon
grocery-noted = { $name } : { $count } sortis. Il en reste { $left }.
grocery-noted-negative = { $name } : { $count } sortis. Le stock passe à { $left } : comptez-le à l’inventaire.
grocery-reason-goods-in = Réception
grocery-reason-loss = Perte
grocery-reason-breakage = Casse
grocery-reason-use-by = Date dépassée
grocery-reason-donation = Don
grocery-reason-internal = Usage du café
grocery-reason-transfer = Transfert
grocery-reason-return = Retour au fournisseur
grocery-reason-inventory = Inventaire
grocery-inventory-title = Compter le stock
grocery-inventory-hint = Choisissez une famille. On peut vendre pendant le comptage : la caisse en tient compte.
grocery-all = Toute l’épicerie
grocery-products = Produits suivis : { $count }
grocery-start = Commencer
grocery-started = L’inventaire est commencé. Scannez un produit, comptez-le, tapez ce qu’il y a.
grocery-counting-title = Inventaire en cours
grocery-counting-hint = Scannez ou touchez un produit, puis tapez ce qu’il y a en rayon et en réserve.
grocery-count-blind = Comptez ce qui est là. Ce que dit la caisse se montre après.
grocery-lies-there = Il y en a
grocery-end = Finir l’inventaire
grocery-end-question = Finir l’inventaire ?
grocery-end-hint = Ce qui n’a pas été compté garde son stock.
grocery-go-on = Continuer de compter
grocery-ended = L’inventaire est fini.
grocery-not-counted = Pas encore compté
grocery-count-line = Compté { $counted }, la caisse disait { $expected }
grocery-right = juste
grocery-count-right = { $name } : { $counted }, c’est juste.
grocery-count-off = { $name } : { $counted } comptés, la caisse disait { $expected }. Le stock est corrigé.
grocery-dates-title = Dates du jour
grocery-dates-hint = Ce qui arrive à sa date dans les deux jours. Touchez une ligne.
grocery-dates-empty = Aucune date proche. Notez les dates à l’arrivée des produits frais : ils se montreront ici le moment venu.
grocery-add-date = Noter une date
grocery-find = Chercher par le nom
grocery-find-title = Quel produit ?
grocery-find-hint = Les premières lettres suffisent.
grocery-find-end = « { $text } » : tout revoir
grocery-find-none = Aucun produit suivi ne porte ce nom. Il se suit dès sa première livraison.
grocery-add-hint = Scannez ou touchez le produit.
grocery-type-date = Tapez le jour et le mois, par exemple 2311 pour le 23 novembre.
grocery-no-date = Ce n’est pas une date. Tapez le jour et le mois, par exemple 2311.
grocery-date = Jour et mois
grocery-how-many = Combien
grocery-kind-use-by = À consommer jusqu’au (DLC)
grocery-kind-best-before = De préférence avant (DDM)
grocery-date-noted = La date est notée.
grocery-use-by-none = À consommer jusqu’au { $day } · { $noted } notés, mais la caisse n’en compte plus : regardez en rayon
grocery-use-by = À consommer jusqu’au { $day } · il peut en rester { $left }
grocery-best-before-none = De préférence avant le { $day } · { $noted } notés, mais la caisse n’en compte plus : regardez en rayon
grocery-best-before = De préférence avant le { $day } · il peut en rester { $left }
grocery-use-by-line-none = DLC { $day } · { $noted } notés, à vérifier
grocery-use-by-line = DLC { $day } · { $left } au plus
grocery-best-before-line-none = DDM { $day } · { $noted } notés, à vérifier
grocery-best-before-line = DDM { $day } · { $left } au plus
grocery-expired = dépassée
grocery-past-best = passée
grocery-today = aujourd’hui
grocery-tomorrow = demain
grocery-down-30 = −30 %
grocery-down-50 = −50 %
grocery-give = Donner
grocery-lose = Perdu
grocery-none-left = Plus là
grocery-marked-down = C’est noté. Changez aussi le prix sur l’étiquette.
grocery-given = Le don est noté.
grocery-lost = La perte est notée.
grocery-gone = C’est noté : il n’en reste plus.
grocery-producers-title = Producteurs
grocery-producers-hint = Touchez un producteur : ce qui s’est vendu, ce qui lui est dû. Son nom et son accord se changent dans Réglages, « Partenaires ».
grocery-producers-empty = Aucun producteur n’est encore connu. Ajoutez celui dont vous vendez les produits.
grocery-producer-add = Ajouter un producteur
grocery-producer-name = Comment s’appelle la ferme ou l’atelier ?
grocery-producer-name-hint = Ce nom est imprimé sur les relevés.
grocery-producer-make = Ajouter
grocery-producer-added = { $name } est ajouté. Ses produits lui reviennent dès leur première livraison.
grocery-producer-known = Ce nom est déjà connu.
grocery-terms-consignment = Dépôt-vente
grocery-terms-consignment-hint = Le café vend en son propre nom, et paie au producteur ce qui s’est vendu.
grocery-terms-mandate = Mandat
grocery-terms-mandate-hint = Vendu au nom du producteur, contre une commission.
grocery-terms-purchase-hint = Le café achète les produits et les revend.
grocery-terms-hint = Choisissez l’accord, puis tapez ce que garde le café.
grocery-commission = Part du café
grocery-deal-purchase = Achat ferme
grocery-deal-consignment = Dépôt-vente, commission { $rate }
grocery-deal-mandate = Mandat, commission { $rate }
grocery-told = Jusqu’au { $until } : vendu { $sold }, commission { $commission }, dû { $due }
grocery-told-line = { $name } : { $sold } vendus, reste { $left }
grocery-tell = Faire le relevé
grocery-margin = Marge { $amount }
grocery-margin-line = Ventes HT { $net } · achats { $cost }
grocery-margin-partly = Ventes HT { $net } · achats { $cost } · sans prix d’achat { $unknown }
grocery-margin-unknown = Ventes HT { $net } · prix d’achat inconnus
grocery-month-empty = Rien ne s’est encore vendu ce mois-ci.
grocery-unsold-title = Sorti sans être vendu
grocery-unsold-hint = Ce mois-ci, au poids et au prix d’achat.
grocery-unsold-none = Rien ce mois-ci.
grocery-bread-given = { $count ->
    [one] Pain donné : une pièce
   *[other] Pain donné : { $count } pièces
}
grocery-bread-lost = { $count ->
    [one] Pain perdu : une pièce
   *[other] Pain perdu : { $count } pièces
}
grocery-bread-used = { $count ->
    [one] Pain gardé pour le café : une pièce
   *[other] Pain gardé pour le café : { $count } pièces
}
grocery-unsold-line = { $reason } : { $weight }, { $cost } HT
grocery-unsold-pieces = { $reason } : { $weight } et { $pieces } pièces sans poids connu, { $cost } HT

## Étiquettes

grocery-label = Étiquette
grocery-parked = Codes à nommer ({ $count })
grocery-parked-title = Codes à nommer
grocery-parked-hint = Vendus en divers, sans nom. Scannez l’article à la caisse pour lui donner un nom, ou retirez le code de la liste.
grocery-parked-empty = Aucun code n’attend de nom.
grocery-parked-clear = Retirer de la liste
grocery-parked-cleared = Le code est retiré de la liste.
grocery-labels-printed = Les étiquettes s’impriment.

## Transporteurs

carriers-done = { $count ->
    [one] Un transporteur est enregistré.
   *[other] { $count } transporteurs sont enregistrés.
}
carriers-fault = La ligne { $line } ne peut pas être lue. Rien n’a été enregistré : corrigez-la et recommencez.

## Partenaires

partners-title = Partenaires
partners-add = Ajouter
partners-empty = Personne encore. Ajoutez ici les transporteurs de colis, la banque, La Poste, la presse, le gaz et vos fournisseurs.
partners-written = C’est noté.
partners-which = Qui voulez-vous ajouter ?
partners-which-hint = Les boulangers s’ajoutent à l’écran Pain.
partners-bank = Banque (retraits)
partners-post = La Poste
partners-press = Dépôt de presse
partners-gas = Gaz
partners-producer = Producteur
partners-supplier = Fournisseur
partners-carrier = Transporteur de colis
partners-carrier-short = colis
partners-carrier-hint = Chacun arrive avec sa durée de garde habituelle et vingt casiers. Les tarifs de votre contrat, et les règles qui changent à une date, entrent par un fichier : la commande «{"\u00A0"}comptoir{"\u00A0"}carriers{"\u00A0"}».
partners-former = inactif
partners-baker = boulanger
partners-association = association
partners-artist = artiste
partners-shop = commerce ou artisan
partners-cash = retraits
partners-principal = compte de tiers
partners-name = Nom
partners-name-hint = Le nom de l’entreprise
partners-commission = Commission du café
partners-least = Retrait, au moins
partners-most = Retrait, au plus
partners-dealt = Travaille avec le café
partners-active = Oui
partners-inactive = Plus maintenant
partners-save = Enregistrer
partners-baker-owed = Il lui reste peut-être quelque chose à payer : tant que c’est le cas, son compte reste à l’écran Pain.
partners-baker-terms = L’accord, les prix et le compte d’un boulanger sont à l’écran Pain.
partners-deal = Accord
partners-counts = Ce plafond compte
partners-each-time = À chaque retrait
partners-over-days = En { $days } jours
partners-keeps-calendar = Les colis sont gardés { $days } jours, dimanches et fêtes compris.
partners-keeps-working = Les colis sont gardés { $days } jours ouvrables.
partners-rules = Les tarifs de votre contrat, et les règles qui changent à une date, entrent par un fichier : la commande «{"\u00A0"}comptoir{"\u00A0"}carriers{"\u00A0"}».
month-not-over = { $month }, chiffres provisoires
month-days = { $count } jours d’ouverture
month-foot = Chiffres tirés de la caisse du café avec Comptoir.
month-made-up = Café de démonstration : ces chiffres sont inventés.
month-estimated = estimé
month-provisional = provisoire
month-missing = manque
month-not-offered = non proposé
month-withheld = gardé au café
month-column-month = Mois
month-column-group = Groupe
month-column-code = Code
month-column-label = Chiffre
month-column-detail = Détail
month-column-value = Valeur
month-column-status = Remarque
statement-month-title = Relevé de { $month } · { $closing }
statement-final = définitif
statement-provisional = provisoire
statement-wrong-month = « { $month } » n’est pas un mois. Écrivez-le comme 2026-10.
statement-rendered = Écrit dans { $file }
statement-written = Écrit dans { $file } : { $bytes } octets, empreinte { $hash }.
statement-breach = { $rule } : { $what }
statement-unbalanced = ce qui est sorti et ce qui est entré diffèrent de { $amount }
statement-vat = la TVA à { $rate } % ne va pas avec les ventes
statement-not-closed = { $open ->
    [one] une journée est encore ouverte
   *[other] { $open } journées sont encore ouvertes
}
statement-out-of-range = « { $code } » : ce chiffre est hors limites
statement-unknown-code = « { $code } » : le siège ne connaît pas encore une ligne de ce genre, appelez-le
statement-running = les sommes depuis l’ouverture ne suivent pas celles du mois d’avant
statement-revision = ce n’est pas la version qui suit celle déjà enregistrée
statement-previous = le mois d’avant n’est pas celui qui est connu
statement-not-now = ce mois n’a pas commencé, ou le café n’était pas ouvert
statement-synthetic = un relevé de démonstration ne va pas avec les vrais
statement-no-commune = une soirée n’a pas de commune
statement-no-figure = un chiffre est noté deux fois ou n’en est pas un
statement-good = Le relevé est entier : l’empreinte et la signature sont bonnes. Clé { $kid }.
statement-bad = Ce fichier n’est pas un relevé entier : { $why }
statement-too-large = il est trop gros.
statement-unreadable = il est illisible.
statement-changed = il a été modifié depuis qu’il est scellé.
statement-not-signed = la signature n’est pas celle de sa clé.
statement-other = il est d’une forme inconnue.

## La vie du café : l’équipe

day-life = Équipe et vie du café
team-title = L’équipe
team-loading = L’équipe arrive…
team-month = Ce mois-ci : { $time }
team-touch = Touchez à l’arrivée
team-since = Ici depuis { $at } · { $duty }
team-here = Ici depuis { $at }
team-forgotten = Oublié ? { $day }
team-forgotten-told = Le départ n’a pas été noté. Combien de temps cette personne est-elle restée ?
team-others = Quelqu’un d’autre
team-others-title = Qui est-ce ?
team-nobody = Personne n’a encore de compte. Les noms s’ajoutent sous Clients.
team-hours = Heures du mois
team-note = Noter des heures
team-whom = Les heures de qui ?
team-whole = Toute l’équipe ensemble
team-somebody = Quelqu’un qui est parti
team-day = Quel jour ?
team-less-hour = −{"\u00A0"}1{"\u00A0"}h
team-less-quarter = −{"\u00A0"}15{"\u00A0"}min
team-more-quarter = +{"\u00A0"}15{"\u00A0"}min
team-more-hour = +{"\u00A0"}1{"\u00A0"}h
team-write = Noter ces heures
team-leave = Part maintenant
team-end = Noter cette durée
team-mistake = C’était une erreur
team-remove = Retirer ces heures
team-no-hours = Aucune heure notée ce mois-ci. Touchez un nom quand quelqu’un arrive.
team-came = Bienvenue { $name } ! L’heure d’arrivée est notée.
team-gone = Merci { $name } ! { $time } sont notées.
team-noted = C’est noté : { $time }.
team-removed = C’est retiré.
duty-opening = Ouverture
duty-counter = Comptoir
duty-closing = Fermeture
duty-kitchen = Cuisine
duty-delivery = Livraison
refusal-volunteer-here = Cette personne est déjà là.
refusal-volunteer-forgotten = Le départ a été oublié : dites combien de temps cela a duré.
refusal-volunteer-minutes = Cette durée n’est pas possible.
refusal-volunteer-future = Ce jour n’est pas encore venu.

## La vie du café : les adhérents

life-team = L’équipe
life-members = Adhérents
members-title = Les adhérents
members-loading = Les adhérents arrivent…
members-count = { $count ->
    [one] { $count } adhérent aujourd’hui
   *[other] { $count } adhérents aujourd’hui
}
members-none = Pas encore adhérent
members-until = jusqu’au { $day }
members-soon = bientôt fini : { $day }
members-expired = fini le { $day }
members-add = Nouvel adhérent
members-add-title = Comment s’appelle cette personne ?
members-empty = Personne n’a encore de compte. Touchez « Nouvel adhérent » pour la première adhésion.
members-new = Nouvel adhérent
members-never = Aucune adhésion pour l’instant. Touchez une adhésion ci-dessous : elle va sur le ticket.
members-kinds = Sortes d’adhésion
members-no-kind = Aucune sorte d’adhésion n’est encore connue. Touchez « Sortes d’adhésion » pour la première : son prix et sa durée.
members-new-kind = Nouvelle sorte d’adhésion
members-kind-name = Comment s’appelle cette adhésion ?
members-kind-hint = Par exemple : Adhésion annuelle
members-suggested = Prix conseillé
members-chosen = Qui choisit le prix ?
members-fixed = Prix fixe
members-free = L’adhérent
members-floor = Au moins
members-write = Noter cette adhésion
members-written = C’est noté.
members-no-more = Ne plus vendre
members-price-free = Prix libre, conseillé { $price }, au moins { $floor }
members-price-fixed = { $price }
members-span = du { $start } au { $end }
members-ended = annulée
members-ticket = ticket { $number }
members-taken-over = reprise d’un cahier
members-end = Retirer
membership-family = Adhésions
term-rolling-year = Un an
term-calendar-year = Année civile
term-september-season = Saison de septembre
term-day = La journée
refusal-membership-whom = Pour qui est cette adhésion ? Touchez « Client » et choisissez un nom.
refusal-membership-one = Une adhésion est pour une seule personne : faites un ticket par personne.
refusal-membership-floor = Cette adhésion coûte au moins { $floor }.
refusal-membership-return = Une adhésion ne se reprend pas à la caisse : annulez son ticket dans Journée.
refusal-membership-backwards = Cette adhésion finirait avant de commencer.

## La vie du café : les services rendus

life-errands = Services
errands-loading = Les services arrivent…
errands-title = Qui est venu, pour quoi ?
errands-today = { $count ->
    [0] Touchez pour compter
    [one] { $count } aujourd’hui
   *[other] { $count } aujourd’hui
}
errands-counted = C’est compté : { $service }.
errands-undone = Le dernier est retiré.
errands-undo = Annuler le dernier
errands-commission = Commission des jeux du jour
errands-commission-write = Noter cette commission
errands-meals = Repas solidaires hors caisse
errands-meals-today = { $count ->
    [one] { $count } repas hors caisse
   *[other] { $count } repas hors caisse
}
errands-meals-noted = Les repas sont notés.
errands-meals-write = Noter ces repas
errands-funder = Qui les paie ?
errands-portions = Combien de repas ?
errands-where = Où ?
errands-here = Au café
errands-home = Portés à domicile
errand-digital-help = Aide numérique
errand-post = Poste
errand-lottery = Jeux (FDJ)
errand-copies = Copies offertes
errand-drop-off = Pressing, couture, photos
errand-permit = Permis chasse, pêche
errand-car-sharing = Covoiturage
errand-fuel-oil = Fioul groupé
errand-other = Autre service
refusal-errand-count = Ce nombre n’est pas possible.

## Qui paie un repas solidaire

funder-title = Qui paie ce repas ?
funder-hint = La réponse sera proposée pour le prochain repas.
funder-close = Laisser
funder-nobody = Qui paie ?
funder-klesia = KLESIA
funder-commune = Commune
funder-department = Département
funder-state = État
funder-msa = MSA
funder-association = Association
funder-company = Entreprise
funder-cafe = Le café
funder-other = Autre
# Ce qui passe entre le café et le siège du réseau.
network-not-joined = Le café n’est pas encore relié au réseau. Demandez un code au siège.
network-no-hub = Le café envoie ses relevés par fichier. Donnez une adresse avec --hub.
network-by-file = par fichier
network-joined = { $name }, relié au réseau ({ $hub }).
network-welcome = Bienvenue dans le réseau, { $name } !
network-wrong-address = Ce n’est pas une adresse du réseau. Elle commence par https://
network-wrong-code = Ce n’est pas un code. Il a huit lettres, comme BCDF-GHJK.
network-code-refused = Le code n’a pas été accepté. Demandez-en un autre au siège.
network-wrong-reason = « { $code } » n’est pas un motif.
network-wrong-answer = Ce n’est pas une réponse possible.
network-nothing-new = Ce mois est déjà envoyé, et rien n’a changé depuis.
network-too-many = Trop de relevés attendent déjà.
network-busy = Une lettre est déjà en route. Réessayez dans un instant.
network-not-ours = Ce papier concerne une autre caisse.
network-paper = Le papier ne peut pas être scellé ou lu : la clé de la caisse manque, ou le fichier a été modifié.
network-not-final = Ce mois ne tombe pas encore juste. Il peut partir comme provisoire.
network-broken = Ce mois ne peut pas partir ainsi.
network-sent = { $month }, version { $revision } : reçu par le siège.
network-refused = { $month }, version { $revision } : refusé par le siège.
network-not-sent = { $month }, version { $revision } : pas encore parti.
network-said = Le siège dit : { $said }
network-waiting = { $count ->
    [0] Aucun relevé en attente.
    [one] 1 relevé en attente.
   *[other] { $count } relevés en attente.
}
network-row = { $month } · version { $revision } · { $closing } · { $state }
network-state-waiting = en attente
network-state-received = reçu par le siège
network-state-refused = refusé par le siège
network-to-tell = { $month } : à envoyer.
network-to-revise = { $month } : a changé depuis l’envoi, à renvoyer.
network-receipt-taken = Reçu n° { $number } du siège pour { $month }.
network-receipt-known = Le reçu n° { $number } pour { $month } était déjà là.
network-receipt-unreadable = Ce fichier n’est pas un reçu.
network-receipt-forged = Ce reçu n’est pas signé par le siège, ou il a été modifié.
network-receipt-not-ours = Ce reçu concerne une autre caisse, ou un relevé que celle-ci n’a pas : si elle a été remise à un état ancien, appelez le siège.
network-receipt-put-back = Il manque à cette caisse une partie de ce que le siège en connaît : elle a été remise à un état ancien, ou copiée. Appelez le siège, et ne vous servez que d’un seul ordinateur.
network-join-offline = Le siège ne répond pas : le café n’est pas encore relié. Réessayez plus tard avec le même code.
network-trouble-offline = Pas d’internet pour l’instant. Les relevés partiront tout seuls.
network-trouble-stranger = Réseau non reconnu : une page de connexion répond à la place du siège. Les relevés attendent.
network-trouble-clock = L’horloge de l’ordinateur est fausse. Réglez la date et l’heure, puis envoyez de nouveau.
network-trouble-busy = Le siège est occupé. Les relevés partiront un peu plus tard.
network-trouble-unknown-key = Le siège ne connaît pas cette caisse. Demandez-lui un nouveau code.
network-trouble-too-old = Le programme est trop ancien pour le siège. Enregistrez le relevé sur une clé USB, et faites mettre le programme à jour.
network-trouble-forked = Le siège a un autre relevé de cette caisse : elle a été copiée ou remise à un état ancien. Appelez le siège, puis envoyez le mois de nouveau.
network-trouble-put-back = Il manque à cette caisse une partie de ce que le siège en connaît : elle a été remise à un état ancien, ou copiée. Le siège est prévenu. Appelez-le, et ne vous servez que d’un seul ordinateur : les relevés repartiront tout seuls.
network-trouble-refused = Le siège a refusé un relevé. Regardez le mois et envoyez-le de nouveau.
network-trouble-unsigned = La réponse n’est pas signée par le siège. Rien ne compte comme reçu.

# L’écran « Ce mois-ci ».
month-open = Ce mois-ci
month-loading = Un instant, le mois se calcule…
month-questions = Six questions sur le mois
month-questions-hint = Ce que la caisse ne sait pas toujours. Corrigez ce qui n’est pas juste, le reste se compte tout seul.
month-question-beside = { $what } (la caisse a noté { $journal })
month-your-answer = votre réponse, au lieu de ce que la caisse a noté
month-answer = Noter les réponses
month-answered = Vos réponses sont notées.
month-from-journal = Par la caisse
month-counted = Exact
month-estimated-by-us = Environ
month-leaves = Voici exactement ce qui part
month-bytes = Le fichier lui-même
month-save = Enregistrer sur clé USB
month-saved = Enregistré : { $place }
month-send = Envoyer
month-send-provisional = Envoyer comme provisoire
month-sealed = Le relevé est scellé. Il part dès que le réseau répond.
month-send-waiting = Envoyer maintenant
month-under-way = Envoi en cours…
month-last = Dernier relevé reçu par le siège : { $month }.
month-none-yet = Le siège n’a encore reçu aucun relevé.
month-not-joined = Le café n’est pas encore relié au réseau des 1000 cafés. Le siège vous donne un code.
month-join = Relier le café
month-joining = Le siège est interrogé…
month-joined = Le café est relié au réseau.
month-join-code = Quel code le siège vous a-t-il donné ?
month-join-code-hint = BCDF-GHJK
month-join-address = À quelle adresse ?
month-join-address-hint = https://
month-letter = Le mot du réseau ({ $month })
month-letter-new = Nouveau mot du réseau ({ $month })
month-tariffs = { $count ->
    [one] Les tarifs du réseau (un{"\u00A0"}article)
   *[other] Les tarifs du réseau ({ $count }{"\u00A0"}articles)
}
month-tariffs-new = { $count ->
    [one] Nouveaux tarifs du réseau (un{"\u00A0"}article)
   *[other] Nouveaux tarifs du réseau ({ $count }{"\u00A0"}articles)
}
month-beside = Parmi les autres cafés ({ $month })
month-nothing = Les chiffres du mois viendront ici au fil des jours.
month-beside-hint = Les autres cafés sont comme le vôtre et sont d’accord pour comparer leurs chiffres. Personne ne voit ceux d’un seul café.
month-beside-own = Vous : { $own }
month-beside-none = Vous : –
month-beside-others = Le café du milieu, parmi { $others } autres : { $middle }. La moitié d’entre eux est entre { $low } et { $high }.
month-before = Mois d’avant
month-after = Mois d’après
month-see = Voir
month-also = { $month } est à envoyer aussi.
month-problems = Ce qui ne tombe pas encore juste :
month-problems-hint = Clôturez les journées ouvertes, puis revenez ici. Le mois peut partir comme provisoire en attendant.
month-state-changed = Ce mois a changé depuis l’envoi : il est à renvoyer.
month-state-ready = Ce mois est prêt à partir.
month-state-provisional = Ce mois n’est pas terminé.
month-state-received = Ce mois est bien arrivé au siège.
month-state-waiting = Ce mois est scellé et attend de partir.
month-state-refused = Le siège a refusé ce mois. Regardez ce qui ne va pas, puis envoyez-le de nouveau.
# L’agenda
rail-agenda = Agenda
agenda-title = Agenda
agenda-plan = Planifier
agenda-ahead = À venir
agenda-untold = À raconter
agenda-past = Passées
agenda-loading = Un instant…
agenda-none-ahead = Rien de prévu pour l’instant. Notez ici les ateliers, concerts, jeux et réunions du café : ils comptent dans le relevé du mois.
agenda-none-untold = Tout est raconté, merci !
agenda-none-past = Rien encore. Les animations tenues et annulées se retrouveront ici.
agenda-which = Que prévoyez-vous ?
agenda-planned = C’est prévu.
agenda-changed = C’est changé.
agenda-noted = C’est noté, merci.
agenda-cancelled = C’est annulé.
agenda-off = annulée
agenda-how-many = Combien étiez-vous ?
agenda-today = aujourd’hui
agenda-tomorrow = demain
agenda-in-days = dans { $days } jours
agenda-until = jusqu’à { $time }
agenda-hours = de { $from } à { $to }
agenda-when = Quand
agenda-kind = Genre
agenda-funder = Financée par
agenda-partner = Avec
agenda-by-whom = Organisée par
agenda-came = Venus
agenda-not-counted = pas encore comptés
agenda-change = Modifier
agenda-cancel = Annuler cette date
agenda-done = C’est fait
agenda-correct = Corriger les chiffres
agenda-held-after-all = Elle a eu lieu
agenda-why-off = « { $title } » : pourquoi l’annuler ?
agenda-how-many-at = { $title } : combien étiez-vous ?
agenda-all = En tout
agenda-children = Enfants
agenda-adults = Adultes
agenda-seniors = 60 ans et plus
agenda-cost = Coût
agenda-takings = Recette à part
agenda-counted = Comptés
agenda-estimated = À peu près
agenda-not-held = Pas eu lieu
agenda-note = C’est noté
agenda-what = Nom
agenda-what-hint = Par exemple : Ordinateurs et cookies
agenda-untitled = Sans nom
agenda-day = Jour
agenda-week-less = − 1 sem.
agenda-week-more = + 1 sem.
agenda-from = De
agenda-to = À
agenda-again = Se répète
agenda-once = une seule fois
agenda-weeks = { $weeks } semaines, jusqu’au { $day }
agenda-nobody = personne
agenda-ours = Le café
agenda-hosted = Une autre organisation
agenda-hosted-hint = Ce que le café accueille seulement, comme une réunion de la mairie, reste à l’agenda sans compter parmi ses animations.
agenda-details = Financement, partenaire
agenda-less-details = Date et nom
agenda-save = Enregistrer
activity-social = Rencontre, fête, culture
activity-tour = Tournée culturelle
activity-health = Prévention et santé
activity-digital = Atelier numérique
activity-cooking = Cuisine
activity-sport = Sport
activity-concert = Concert
activity-games = Jeux
activity-market = Marché
activity-meeting = Réunion publique
activity-other = Autre animation
activity-too-few = Trop peu de monde
activity-host-absent = Intervenant absent
activity-weather = Météo
activity-mistake = Notée par erreur
activity-other-reason = Autre raison
activity-people = { $count ->
    [0] personne n’est venu
    [one] 1 personne
   *[other] { $shown } personnes
}
activity-people-about = { $count ->
    [0] personne n’est venu
    [one] environ 1 personne
   *[other] environ { $shown } personnes
}
activity-children = { $count ->
    [one] 1 enfant
   *[other] { $count } enfants
}
activity-adults = { $count ->
    [one] 1 adulte
   *[other] { $count } adultes
}
activity-seniors = { $count } de 60 ans et plus
refusal-activity-unknown = Cette animation n’est plus là.
refusal-activity-hours = Les heures ne vont pas ensemble : la fin vient après le début, et avant 4 h du matin.
refusal-activity-heads = Le compte n’est pas possible : pas plus de 10 000 personnes, et pas plus par âge qu’en tout.
refusal-activity-money = Ce montant est trop grand.
refusal-activity-future = Ce jour n’est pas encore venu.
refusal-activity-cancelled = Elle est annulée. Si elle a eu lieu après tout, dites-le d’abord.
refusal-activity-too-often = Au plus 52 semaines à la fois.

# Le café et le réseau
settings-network = Café et réseau
profile-title = Le café et le réseau
profile-model = Genre de café
profile-commune = Commune
profile-commune-hint = Nom, et département si plusieurs s’appellent ainsi
profile-rna = Numéro de l’association (RNA)
profile-rna-hint = W et neuf chiffres
profile-rna-wrong = Ce numéro commence par W et compte neuf chiffres ; il est sur le récépissé de la préfecture.
profile-choose-commune = Choisir la commune
profile-write-rna = Écrire le numéro
profile-opened = Ouvert depuis
profile-comparison = Comparer nos chiffres, sans nom, avec ceux des cafés de notre genre
profile-open-data = Compter nos chiffres dans les totaux publiés par le réseau
profile-yes = Oui
profile-no = Non
profile-unsaid = à dire
profile-save = Enregistrer
profile-written = C’est noté.
model-associatif = Associatif
model-entrepreneurial = Multiservice
model-itinerant = Itinérant
model-tiers-lieu = Tiers-lieu
profile-said-commune = Commune : { $name }
profile-said-rna = RNA : { $rna }
profile-said-opened = Ouvert depuis : { $month }
profile-said-comparison = Chiffres comparés avec ceux des cafés du même genre
profile-said-open-data = Chiffres comptés dans les totaux publiés
profile-no-model = Le genre de café est associatif, entrepreneurial, itinerant ou tiers_lieu.
profile-no-commune = Aucune commune ne s’appelle « { $name } ».
profile-which-commune = Plusieurs communes s’appellent ainsi ; laquelle ? { $names }
profile-no-rna = Le numéro d’une association commence par W et compte neuf chiffres.
profile-no-month = Le mois d’ouverture s’écrit comme 2026-03.
partners-association-new = Association
partners-artist-new = Artiste
partners-shop-new = Commerce ou artisan
partners-number = SIRET ou RNA
partners-number-hint = 14 chiffres, ou W et neuf chiffres
partners-number-wrong = Un SIRET compte 14 chiffres, un RNA commence par W et en compte neuf.
partners-local = Partenaire local
partners-nameless = Nom effacé
partners-person-hint = Le nom de la personne ou du groupe
partners-person-kept = Ce nom reste au café : il n’est pas dans le journal scellé et n’est envoyé à personne. Si cette personne ne travaille plus avec le café, vous pouvez l’effacer ; les chiffres restent.
partners-erase = Effacer le nom
agenda-written = { $count } animations écrites dans { $file }



## La vie du café : les soirées de la tournée

life-evenings = Tournée
evenings-title = Les soirées
evenings-loading = Les soirées arrivent…
evenings-to-count = { $count ->
    [0] Tout est compté
    [one] { $count } soirée à compter
   *[other] { $count } soirées à compter
}
evenings-empty = Les soirées de la tournée seront ici. Touchez « Prévoir une soirée » pour la première.
evenings-plan = Prévoir une soirée
evenings-where = Dans quelle commune ?
evenings-hint = Le nom, ou son début ; le code INSEE va aussi
evenings-day = Le jour
evenings-week = La semaine
evenings-a-day = 1 jour
evenings-a-week = 1 semaine
evenings-write = Prévoir cette soirée
evening-planned = prévue
evening-confirmed = confirmée
evening-open = en cours
evening-ended = à compter
evening-counted = comptée
evening-cancelled = annulée
evening-people-short = · { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
evening-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}, { $method }
evening-nobody-said = Personne n’a encore dit combien de monde est venu.
evening-spent = { $count ->
    [0] Aucun partenaire noté
    [one] { $count } partenaire, { $amount } dépensés sur place
   *[other] { $count } partenaires, { $amount } dépensés sur place
}
evening-cups = Gobelets et bouteilles aujourd’hui : { $out } sortis, { $back } rendus
evening-how-many = Combien étiez-vous ?
evening-shows = Animations
evening-partners = Partenaires
evening-confirm = La commune confirme
evening-begin = La soirée commence
evening-end = La soirée est finie
evening-count = Les chiffres sont bons
evening-cancel = Annuler cette soirée
evening-count-again = Corriger les chiffres
evening-plan-again = Prévoir de nouveau
evening-by-tickets = d’après les tickets
evening-by-peak = au plus fort de la soirée
evening-by-count = comptées une à une
evening-concert = Concert
evening-karaoke = Karaoké
evening-games = Jeux
evening-market = Marché
evening-other-show = Autre animation
evening-not-there = Touchez pour noter
evening-no-partners = Les partenaires se notent d’abord sous Réglages, Partenaires.
evening-role-committee = Comité des fêtes
evening-role-truck = Food-truck
evening-role-producer = Producteur
evening-role-artist = Artiste
evening-role-association = Association
evening-role-shop = Commerce
evening-fee = Payé par le café
evening-turnover = Recette du partenaire
evening-fee-told = Payé par le café : { $amount }
evening-turnover-told = Recette du partenaire : { $amount }
evening-unsaid = non communiquée
evening-basis = D’où vient ce chiffre ?
evening-basis-invoice = Facture
evening-basis-declared = Dit par lui
evening-basis-estimate = Estimé
evening-included = Ce que le café a payé
evening-beside = En plus
evening-within = Déjà compris
evening-local = D’où vient-il ?
evening-here = Du coin
evening-away = D’ailleurs
evening-take = C’est le montant
evening-write = Noter
evening-remove = N’était pas là
refusal-evening-state = Cette soirée n’en est pas là : regardez où elle en est.
refusal-evening-uncounted = Dites d’abord combien de monde est venu.
