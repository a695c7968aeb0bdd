# Tout ce que lit une personne. Une phrase par clé ; en.ftl porte les mêmes clés.

## Dates

weekdays = lun. mar. mer. jeu. ven. sam. dim.
months = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.

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
closing-tickets = Tickets { $first } à { $last }
closing-no-ticket = Aucun ticket
closing-sales = Ventes ({ $count })
closing-voids = Annulations ({ $count })
closing-turnover = Chiffre d’affaires TTC
closing-by-rate = Par taux de TVA
closing-by-tender = Par moyen de paiement
closing-by-family = Par famille
closing-by-nature = Par nature
closing-nature-own = Ventes du café
closing-nature-third-party = Opérations pour compte de tiers
closing-nature-deposit = Consignes
closing-nature-out-of-scope = Hors champ de TVA
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

command-failed = Cela n’a pas marché : { $why }
demo-failed = La démonstration n’a pas pu commencer dans { $folder }. Choisissez un dossier vide avec --data.
demo-head = Café de démonstration « Le Relais des Tilleuls », dans { $folder }. Rien n’est vrai.
demo-day = { $day } Z n° { $number }  ouvert { $opened }  { $tickets } tickets  { $turnover }  { $difference }
demo-day-open = { $day } journée laissée ouverte : la première vente du lendemain la fermera
demo-difference = écart { $amount }
demo-uncounted = tiroir non compté
demo-foot = { $tickets ->
    [one] { $tickets } ticket
   *[other] { $tickets } tickets
 }, { $turnover } de chiffre d’affaires, { $entries } écritures au journal. Empreinte de la clé : { $fingerprint }
verify-no-fingerprint = L’empreinte compte 32 chiffres et lettres de A à F, comme sur le ticket Z.
verify-no-till = Il n’y a pas de caisse dans { $folder }. Indiquez son dossier avec --data.
verify-holds = bon   
verify-fails = FAUX  
verify-bad-entry = L’écriture n° { $seq } (époque { $epoch }) n’est pas telle qu’elle a été écrite : { $why }
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
import-problem-twice = La valeur de « { $column } » est déjà prise par un autre produit.
import-problem-check-digit = Le dernier chiffre du code-barres ne va pas avec les autres.
rebuild-progress = { $count } écritures relues…
rebuild-done = { $count } écritures relues, tableaux refaits.
window-no-display = Aucun écran ici : la caisse ne peut pas ouvrir sa fenêtre. Vos ventes sont à leur place.
window-demonstration = Aucun écran ici : voici la journée de démonstration, dans un dossier provisoire.
