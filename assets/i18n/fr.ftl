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
