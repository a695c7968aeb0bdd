# What head office's collector says: French alone. Keys begin with `hub-`.

# Refusals, as problem+json (RFC 9457).
hub-refusal-trop-grand-title = Document trop grand
hub-refusal-trop-grand = Un relevé tient en 64 Kio et 1 000 valeurs. Celui-ci dépasse cette taille ; rien n’a été gardé.
hub-refusal-illisible-title = Document illisible
hub-refusal-illisible = Ce n’est pas un relevé que l’on puisse lire avec certitude. Enregistrez-le de nouveau depuis la caisse et renvoyez-le tel quel.
hub-refusal-modifie-title = Fichier modifié
hub-refusal-modifie = Le contenu n’est plus celui que la caisse a scellé. Enregistrez le relevé de nouveau depuis la caisse et renvoyez-le sans l’ouvrir.
hub-refusal-autre-document-title = Autre document
hub-refusal-autre-document = Ce n’est pas un relevé mensuel, ou il vient d’une version plus récente que ce service.
hub-refusal-trop-ancien-title = Version trop ancienne
hub-refusal-trop-ancien = Ce relevé vient d’une version de la caisse qui n’est plus prise en charge. Mettez la caisse à jour ; en attendant, enregistrez le relevé en fichier et confiez-le à la tête de réseau.
hub-refusal-autre-support-title = Format inattendu
hub-refusal-autre-support = Le relevé doit être envoyé en JSON, compressé par gzip ou non.
hub-refusal-non-signe-title = Signature absente ou fausse
hub-refusal-non-signe = La signature n’est pas celle de la caisse. Vérifiez que la caisse est bien inscrite au réseau.
hub-refusal-horloge-title = Horloge fausse
hub-refusal-horloge = L’horloge de l’ordinateur s’écarte de plus d’un jour de la nôtre, qui indique { $time }. Réglez-la, puis recommencez.
hub-refusal-cle-inconnue-title = Caisse inconnue
hub-refusal-cle-inconnue = Cette caisse n’est pas inscrite. Demandez un code à la tête de réseau.
hub-refusal-cle-revoquee-title = Caisse retirée
hub-refusal-cle-revoquee = Cette caisse a été retirée le { $since } ({ $reason }). Demandez un nouveau code à la tête de réseau ; l’historique est conservé.
hub-refusal-autre-poste-title = Autre café
hub-refusal-autre-poste = Le relevé et l’adresse ne désignent pas la même caisse.
hub-refusal-cafe-inconnu-title = Café inconnu ici
hub-refusal-cafe-inconnu = Ce café n’est pas de ce réseau. Le fichier est peut-être destiné à un autre service.
hub-refusal-autre-adresse-title = Mois ou révision différents
hub-refusal-autre-adresse = Le mois ou la révision du relevé ne sont pas ceux de l’adresse.
hub-refusal-regles-title = Règles non respectées
hub-refusal-regles = Le relevé ne peut pas être pris tel quel. Corrigez ce que la caisse signale, ou envoyez-le comme provisoire.
hub-refusal-double-scellement-title = Deux relevés pour une révision
hub-refusal-double-scellement = Un autre relevé est déjà là sous cette révision. Deux ordinateurs utilisent peut-être la même caisse ; la tête de réseau est prévenue.
hub-refusal-autre-revision-title = Révision inattendue
hub-refusal-autre-revision = Ce n’est pas la révision qui suit celle que nous avons.
hub-refusal-fourche-title = Deux journaux pour une caisse
hub-refusal-fourche = Le journal de cette caisse ne suit pas celui que nous connaissons. Deux ordinateurs utilisent peut-être la même caisse ; la tête de réseau est prévenue.
hub-refusal-recul-title = Journal revenu en arrière
hub-refusal-recul = Le journal de cette caisse est plus court que celui que nous avons déjà vu : une ancienne copie a sans doute été remise. La tête de réseau est prévenue.
hub-refusal-enrolement-inconnu-title = Code inconnu
hub-refusal-enrolement-inconnu = Ce code n’existe pas. Vérifiez les huit lettres.
hub-refusal-enrolement-perime-title = Code périmé
hub-refusal-enrolement-perime = Ce code a déjà servi, a plus de sept jours ou a été mal saisi cinq fois. Demandez-en un nouveau à la tête de réseau.
hub-refusal-poste-inscrit-title = Caisse déjà inscrite
hub-refusal-poste-inscrit = Cette caisse est déjà inscrite pour un autre café.
hub-refusal-cle-perimee-title = Clé à refaire
hub-refusal-cle-perimee = La clé de cette caisse ne sert plus, ou c’est celle d’une autre caisse. Faites-en une nouvelle sur cette caisse avec « comptoir rekey --force », puis recommencez : le code reste bon.
hub-refusal-trop-de-demandes-title = Trop de demandes
hub-refusal-trop-de-demandes = Beaucoup de caisses écrivent en ce moment. Recommencez un peu plus tard.
hub-refusal-indisponible-title = Service indisponible
hub-refusal-indisponible = Le service ne peut rien garder pour l’instant. Rien n’est perdu : recommencez plus tard.
hub-refusal-introuvable-title = Introuvable
hub-refusal-introuvable = Il n’y a rien à cette adresse.

# Why a till was taken off.
hub-revoked-perdu = ordinateur perdu
hub-revoked-vole = ordinateur volé
hub-revoked-remplace = ordinateur remplacé
hub-revoked-autre = autre raison

# The command.
hub-folder-of-a-till = { $folder } contient une caisse. Choisissez un autre dossier pour le service de la tête de réseau.
hub-begun = Le service de la tête de réseau est prêt dans { $folder }.
hub-not-opened = Le service de { $folder } ne s’ouvre pas. S’il n’existe pas encore : comptoir hub init.
hub-serving = À l’écoute sur { $address } (Ctrl-C pour arrêter)
hub-open-to-others = Attention : cette adresse est visible d’autres machines et rien n’y est chiffré. Placez un serveur HTTPS devant.
hub-stopped = Arrêté ; tout est enregistré.
hub-code = Code à usage unique, valable sept jours : { $code }
hub-revoked = La clé { $kid } ne signe plus pour personne.
hub-key-rotated = Nouvelle clé du service : { $kid }
hub-rebuilt = Chiffres refaits à partir de { $count ->
    [one] { $count } relevé
   *[other] { $count } relevés
}.
hub-copied = Copie vérifiée : { $file }
hub-no-month = « { $month } » n’est pas un mois, par exemple 2026-10.
hub-file-taken = { $file } : reçu ; accusé de réception dans { $receipt }
hub-file-again = { $file } : déjà reçu ; accusé de réception dans { $receipt }
hub-file-refused = { $file } : refusé. { $why }
hub-no-role = { $role } n’est pas un rôle : lecture, animation ou administration.
hub-ask-password = Mot de passe (douze caractères au moins), puis Entrée :
hub-account-ended = Le compte { $name } est fermé ; ses actes restent au journal.
hub-no-season = { $months } ne désigne pas des mois, par exemple 5-9.
hub-account = Le compte { $name } est prêt.

# The administration.
hub-admin-title = Administration du réseau
hub-admin-menu = Administration
hub-admin-start = Accueil
hub-admin-cafes = Cafés
hub-admin-keys = Caisses
hub-admin-odd = À regarder
hub-admin-import = Fichiers
hub-admin-papers = Lettre et tarifs
hub-admin-accounts = Comptes
hub-admin-journal = Journal
hub-admin-hello = Bonjour { $name }
hub-admin-count-units = Cafés suivis
hub-admin-count-tills = Caisses inscrites
hub-admin-count-documents = Relevés reçus
hub-admin-count-alarms = Alertes à regarder
hub-admin-name = Nom
hub-admin-password = Mot de passe
hub-admin-enter = Entrer
hub-admin-leave = Quitter ({ $name })
hub-admin-wrong = Le nom ou le mot de passe ne convient pas.
hub-admin-not-allowed = Votre rôle ne permet pas cette action.
hub-admin-stale = Cette page est trop ancienne. Revenez en arrière, rechargez-la et recommencez.
hub-admin-missing = Rien n’a été changé : un champ manque ou ne convient pas ({ $what }).
hub-admin-nothing = Rien à montrer.
hub-admin-figures = Chiffres et facteurs
hub-admin-figures-caption = Chiffres que les caisses ne connaissent pas
hub-admin-figure = Chiffre
hub-admin-figure-value = Valeur
hub-admin-figure-kind = Exactitude
hub-admin-figure-exact = exact
hub-admin-figure-least = au moins autant
hub-admin-figure-period = Période
hub-admin-figure-source = Source
hub-admin-factors = Facteurs des kilomètres et du CO2
hub-admin-factors-caption = Jeux de facteurs, celui qui est publié d’abord
hub-admin-factors-text = Nouveau jeu, dans la forme du fichier fourni avec le programme
hub-admin-save = Enregistrer
hub-admin-at = Le
hub-admin-who = Qui
hub-admin-what = Quoi
hub-admin-about = Sur quoi
hub-admin-detail = Détail
hub-admin-month = Mois
hub-admin-severity = Gravité
hub-admin-settle = C’est vu
hub-admin-journal-caption = Les 500 derniers actes
hub-admin-role = Rôle
hub-admin-since = Depuis le
hub-admin-accounts-caption = Les comptes ouverts
hub-admin-new-account = Ouvrir un compte ou changer un mot de passe
hub-admin-cafes-caption = Les cafés du réseau
hub-admin-opened = Premier mois
hub-admin-identifier = Identifiant
hub-admin-cafe = Café
hub-admin-new-code = Inscrire une caisse
hub-admin-make-code = Faire un code
hub-admin-code-title = Code à usage unique
hub-admin-code-note = Notez-le maintenant : il ne sera plus montré. Il est valable sept jours, pour une caisse.
hub-admin-new-cafe = Ajouter un café
hub-admin-change-cafe = Changer la fiche d’un café à partir d’un mois
hub-admin-close-cafe = Fermer un café
hub-admin-last-month = Dernier mois attendu
hub-admin-distances = Distances mesurées
hub-admin-distances-note = De combien le service le plus proche ailleurs est plus loin que le café, par la route. Sans mesure, les kilomètres évités se calculent avec la distance médiane des facteurs.
hub-admin-distances-caption = Ce qui a été mesuré, par café
hub-admin-service = Service
hub-admin-metres = Mètres de plus
hub-admin-new-commune = Ajouter une commune desservie par un café itinérant
hub-admin-season = Mois d’ouverture, par exemple 1-12 ou 5-9
hub-admin-since-month = À partir du mois
hub-admin-model = Modèle
hub-admin-commune = Commune (code INSEE)
hub-admin-support = Accompagnement
hub-admin-keys-caption = Les caisses inscrites, avec l’empreinte imprimée sur chaque Z
hub-admin-fingerprint = Empreinte
hub-admin-revoked = Retirée
hub-admin-reason = Raison
hub-admin-revoke = Retirer
hub-admin-odd-caption = Ce que personne n’a encore regardé
hub-admin-letter = Lettre du mois
hub-admin-letter-title = Titre
hub-admin-letter-text = Texte ; une ligne vide sépare deux paragraphes
hub-admin-prices = Tarifs du réseau
hub-admin-prices-day = En vigueur le
hub-admin-prices-table = Tableau : reference;gtin;libelle;fournisseur;prix_ht;tva
hub-admin-publish = Publier
hub-admin-publications = Publications
hub-admin-publications-note = Un relevé arrive, il est contrôlé quand plus rien d’alarmant ne le concerne, le siège l’accepte, puis publie le mois. Ce qui est publié ne change plus : un relevé corrigé ou un accord retiré comptent pour la suite, et pour le mois seulement si vous le rouvrez.
hub-admin-publications-caption = Les relevés définitifs, mois par mois
hub-admin-received = À regarder
hub-admin-checked = Contrôlés
hub-admin-accepted = Acceptés
hub-admin-published = Publiés
hub-admin-edition = Publication
hub-admin-no-edition = pas encore
hub-admin-edition-told = Le { $day }, par { $name }. Référentiel { $registry }, facteurs { $factors }.
hub-admin-edition-revised =
    { $count ->
        [one] Un relevé est arrivé depuis : il n’y est pas.
       *[other] { $count } relevés sont arrivés depuis : ils n’y sont pas.
    }
hub-admin-edition-left =
    { $count ->
        [one] Un café a retiré son accord depuis : ce qui est publié reste, les prochains calculs se font sans lui.
       *[other] { $count } cafés ont retiré leur accord depuis : ce qui est publié reste, les prochains calculs se font sans eux.
    }
hub-admin-to-do = À faire
hub-admin-do-accepter = Accepter
hub-admin-do-publier = Publier le mois
hub-admin-do-rouvrir = Rouvrir
hub-admin-reopen-inexact = une erreur a été publiée
hub-admin-reopen-tardif = des relevés sont arrivés après
hub-admin-reopen-autre = autre raison
hub-admin-import-note = Déposez les fichiers reçus par courriel ou sur clé USB, quel que soit leur nom. Vous recevez en retour les accusés de réception à rendre aux cafés.
hub-admin-files = Fichiers de relevés
hub-admin-import-do = Déposer

# What is odd about a statement or a till.
hub-odd-r1 = Ventes et paiements différents
hub-odd-r2 = TVA inattendue
hub-odd-r3 = Journées non clôturées
hub-odd-r4 = Cumuls qui ne se suivent pas
hub-odd-r7 = Mois précédent absent ou différent
hub-odd-double = Deux relevés pour une révision
hub-odd-fourche = Deux journaux pour une caisse
hub-odd-recul = Journal revenu en arrière
hub-odd-horloge = Horloge fausse
hub-odd-ecart = Ventes très inhabituelles
hub-odd-commune = Commune hors programme
hub-odd-indicateur = Indicateur inconnu
hub-odd-fiche = Fiche différente de celle du café

# Les pages du siège, telles qu'un visiteur les lit. En français seulement : elles s'adressent aux
# communes, aux financeurs et aux cafés du réseau.

## Toutes les pages

site-name = 1000 cafés
site-skip = Aller au contenu
site-nav = Pages
site-nav-figures = Chiffres clés
site-nav-map = Carte
site-nav-completeness = Qui a répondu
site-nav-method = Méthode
site-nav-data = Données ouvertes
site-nav-follow = Suivi
site-synthetic = Données synthétiques : ce réseau est inventé. Aucun chiffre de ces pages n’est celui d’un vrai café.
site-footer = Ces pages additionnent les relevés mensuels que les cafés envoient, et rien d’autre : aucun nom, aucun ticket, aucun client. Chaque chiffre dit sur combien de cafés il repose.
site-footer-letters = Lettres : Nunito Sans (licence OFL). Carte : Victor Cazanave, svg-maps (CC BY 4.0).
site-months = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
site-months-long = janvier février mars avril mai juin juillet août septembre octobre novembre décembre
site-not-found = Cette page n’existe pas
site-not-found-hint = L’adresse a peut-être été mal recopiée. Les chiffres clés sont à l’accueil.
site-failed = Cette page ne peut pas être montrée maintenant
site-failed-hint = Rien n’est perdu : les relevés sont en lieu sûr. Réessayez dans quelques minutes.
site-closed-page = Cette page est réservée au réseau
site-closed-page-hint = Connectez-vous avec le compte que le siège vous a donné.
site-nothing-yet = Aucun relevé n’est encore arrivé
site-nothing-yet-hint = Les chiffres paraîtront ici dès que le premier café aura envoyé son mois.
site-unknown = non connu

## Chiffres clés

site-title = 1000 cafés : un réseau unique de lieux de convivialité ruraux
site-lead = Ce que font les cafés du réseau, de { $first } à { $last }.
site-communes = communes accompagnées
site-communes-opened = communes avec un café accompagné à l’ouverture
site-communes-supported = communes avec un café soutenu dans son activité
site-communes-travelling = communes avec un café itinérant
site-group-citizens = Mobilisation citoyenne
site-group-network = Un réseau en plein développement
site-group-economy = Économie et emploi
site-group-impact = Triple impact
site-meetings = habitants impliqués dans des réunions publiques
site-questionnaires = habitants ont répondu aux questionnaires
site-across-ages = activités intergénérationnelles
site-activities = animations socio-culturelles
site-meals = repas solidaires distribués pour des seniors
site-tours = participants aux tournées culturelles
site-coffees = cafés servis dans les cafés du réseau
site-partnerships = partenariats avec des acteurs économiques locaux
site-candidates = entrepreneurs candidats à la gérance
site-tonnes = de CO2 évitées en un an
site-tonnes-unit = { $tonnes } tonnes
site-at-least = + de { $count }
site-group-travelling = Guinguette mobile
site-evenings = soirées
site-evening-communes = communes visitées
site-evening-activities = animations pendant les soirées
site-guests = participants
site-guests-mean = soit { $mean } personnes en moyenne par soirée
site-spending = de dépenses locales : artistes, producteurs, food trucks, associations, commerces
site-associations = associations locales
site-concerts = concerts, compris dans les animations
site-among = compris dans les animations ci-dessous
site-partners-distinct = { $count } partenaires différents : un boulanger qui livre deux cafés fait deux partenariats
site-estimated = { $percent } % de ce chiffre est estimé
site-estimated-all = ce chiffre est une estimation de l’équipe
site-kilometres = { $total } km de voiture évités : pain { $bread }, distributeur { $cash }, poste { $post }
site-kilometres-withheld = Les kilomètres ne sont pas montrés en ce moment : trop peu de cafés rendent un des services.
site-published-value = 121 tonnes
site-published-label = publiées par le réseau en janvier 2025
site-published-tonnes = Dossier de presse 2025. La méthode n’est pas publique : rapporté aux { $total } km qu’il donne, ce chiffre ferait { $grams } g de CO2 par kilomètre, plus qu’aucune voiture moyenne. Notre calcul suit les facteurs { $version }.
site-meta-all =
    { $n ->
        [one] { $first } – { $last } · { $told } café sur { $expected }
       *[other] { $first } – { $last } · { $told } cafés sur { $expected }
    }
site-meta-vans =
    { $n ->
        [one] { $first } – { $last } · { $told } guinguette sur { $expected }
       *[other] { $first } – { $last } · { $told } guinguettes sur { $expected }
    }
site-meta-papers =
    { $n ->
        [one] { $papers } relevé sur { $awaited }
       *[other] { $papers } relevés sur { $awaited }
    }
site-meta-list = Liste du siège · au { $day }
site-meta-office = Saisi par le siège · { $period } · { $source }
site-meta-waits = Le siège n’a encore rien saisi
site-meta-update = à jour au { $day }
site-method-link = Méthode
site-method-of = de ce chiffre : { $label }
site-evolution = Mois par mois
site-evolution-hint = Une barre par mois. Les mois en jaune ne sont pas encore complets : il y manque des relevés.
site-chart-coffees = Cafés servis
site-chart-activities = Animations
site-chart-visits = Visites pour le pain, les espèces et la poste
site-chart-guests = Participants aux soirées
site-chart-table = Les mêmes chiffres en tableau
site-table-months = Chiffres du réseau par mois
site-month = Mois
site-papers = Relevés reçus
site-papers-of = { $told } sur { $expected }

## Carte

site-map-title = Les cafés par département
site-map-lead = { $cafes } cafés et { $communes } communes d’itinérance, dans { $departments } départements.
site-map-picture = Carte de France : nombre de cafés et de communes d’itinérance par département. Le tableau qui suit dit la même chose.
site-map-legend = Cafés et communes d’itinérance par département
site-map-none = aucun
site-map-range = { $low } à { $high }
site-map-one = { $low }
site-map-table = Cafés et activité par département, { $first } – { $last }
site-map-hidden = Les chiffres d’un département où moins de trois cafés ont répondu, ou dont un seul café fait plus de 85 %, ne sont pas montrés.
site-map-overseas = Hors de la métropole : { $names }.
site-department = Département
site-cafes = Cafés
site-served-communes = Communes d’itinérance
site-withheld = secret
site-total = Ensemble

## Qui a répondu

site-completeness-title = Qui a répondu
site-completeness-lead = { $told } relevés reçus sur { $expected } attendus, soit { $percent } %.
site-completeness-sentence = Un mois est attendu de chaque café ouvert ce mois-là ; un café fermé l’hiver n’est pas en retard. Le relevé d’un mois est à l’heure jusqu’au 10 du mois suivant.
site-completeness-table = Relevés par mois
site-expected = Attendus
site-received = Reçus
site-in-time = À l’heure
site-told-anew = Corrigés depuis
site-missing = Manquants
site-cafes-table = Relevés par café et par mois
site-cafes-hint = Pour chaque mois : reçu à l’heure (✓), reçu en retard (r), corrigé depuis (c), manquant (✗), pas attendu (–).
site-mark-told = reçu
site-mark-late = reçu en retard
site-mark-anew = corrigé depuis
site-mark-missing = manquant
site-mark-none = pas attendu
site-incomplete = Ces cafés n’ont pas tout envoyé : { $count }
site-complete = Tous les cafés ont tout envoyé.
site-cafe = Café

## Un café

site-cafe-lead = { $model }, { $commune }, { $support }
site-cafe-support-ouverture = accompagné à l’ouverture
site-cafe-support-exploitation = soutenu dans son activité
site-cafe-support-itinerant = café itinérant
site-cafe-months = Ses mois
site-cafe-months-table = Chiffres de ce café par mois
site-cafe-compare = Comparaison
site-cafe-compare-hint = { $month }, parmi { $count } cafés du même modèle qui acceptent d’être comparés, sans celui-ci. Personne ne peut y reconnaître un café : il en faut au moins cinq.
site-cafe-compare-table = Ce café et les autres cafés du même modèle
site-cafe-compare-none = Il n’y a pas encore cinq cafés du même modèle à qui comparer celui-ci pour { $month }.
site-cafe-compare-refused = Ce café n’a pas accepté la comparaison : la sienne n’est pas montrée, et ses chiffres ne servent à aucune autre.
site-here = Ce café
site-low = Un quart fait moins que
site-middle = La moitié fait moins que
site-high = Un quart fait plus que
site-indicator = Chiffre
site-days = Jours d’ouverture
site-set-apart = chiffre à confirmer, hors comparaison
site-former-commune = Code { $code } dans les relevés, commune depuis rattachée à { $commune }.
site-map-more = { $low } et plus

## Suivi

site-follow-title = Cafés à suivre
site-follow-lead = Ceux qui n’écrivent plus, qui écrivent tard ou dont l’activité baisse : à appeler avant que la difficulté ne s’installe.
site-follow-none = Aucun café ne demande d’attention particulière.
site-follow-table = Cafés à suivre, les plus silencieux d’abord
site-follow-why = Pourquoi
site-follow-silent = { $count ->
    [one] un mois sans nouvelles
   *[other] { $count } mois sans nouvelles
}
site-follow-never = n’a encore jamais rien envoyé
site-follow-late = { $count } relevés en retard sur les six derniers
site-follow-falling = { $percent } % de tickets en moins sur trois mois, à saison égale dans le réseau
site-follow-told = Dernier relevé
site-follow-trend = Tickets, douze mois
site-follow-trend-words = Tickets par mois : { $values }
site-follow-method = Un café baisse quand ses tickets des trois derniers mois, rapportés aux trois mois d’avant, ont perdu au moins un quart de plus que ceux du réseau : la saison est ainsi déduite.
site-follow-no-month = aucun

site-alarms = À regarder
site-alarms-none = Aucune alerte n’attend.
site-alarms-table = Alertes que personne n’a encore réglées, les plus récentes d’abord
site-alarm-what = Ce qui s’est passé
site-alarm-since = Vu le
site-alarm-twice = Deux relevés différents pour le même mois : le premier reçu est gardé, l’autre est refusé. La caisse a peut-être été copiée sur un autre ordinateur : appelez le café.
site-alarm-fork = Deux ordinateurs écrivent le même journal : le café a sans doute copié sa caisse. Appelez-le avant la prochaine clôture.
site-alarm-back = La caisse est revenue en arrière : elle a sans doute été restaurée d’une ancienne copie.
site-alarm-outlier = Ventes vingt fois plus fortes ou plus faibles que d’habitude : hors comparaison tant que le café n’a pas confirmé.
site-alarm-clock = L’horloge du café se trompe de plus d’un jour.
site-alarm-other = Anomalie { $code }

## Méthode

site-method-title = Comment c’est compté
site-method-lead = Chaque chiffre de ces pages, sa règle, ses facteurs et leurs sources. Rien n’est corrigé à la main.
site-method-name-tonnes = tonnes de CO2 évitées en un an
site-method-name-spending = dépenses locales des soirées
site-method-figures = Les chiffres clés
site-method-count-communes = Communes différentes où le réseau agit, d’après la liste du siège : à l’ouverture, en soutien, ou en itinérance. Les trois groupes ne se recoupent pas.
site-method-count-communes-opened = Communes d’un café que le réseau a aidé à ouvrir, chacune comptée une fois.
site-method-count-communes-supported = Communes d’un café que le réseau soutient, chacune comptée une fois.
site-method-count-communes-travelling = Communes inscrites à la tournée des cafés itinérants.
site-method-count-meetings = Saisi par le siège avec sa source : aucune caisse ne le sait.
site-method-count-questionnaires = Saisi par le siège avec sa source : aucune caisse ne le sait.
site-method-count-candidates = Saisi par le siège avec sa source : aucune caisse ne le sait.
site-method-count-across-ages = Animations tenues qui réunissent au moins deux des trois âges (enfants, adultes, 60 ans et plus) ou que KLESIA finance. Elles sont comprises dans les animations et ne s’y ajoutent pas.
site-method-count-activities = Animations tenues, non annulées : un atelier de chaque semaine compte une fois par date. S’y ajoutent les animations des soirées itinérantes. Les réunions publiques n’en sont pas.
site-method-count-meals = Repas servis ou portés au titre de la solidarité, avec leur financeur. On compte des repas, jamais des personnes.
site-method-count-tours = Entrées aux spectacles des tournées culturelles, payantes ou non, sans les artistes. Qui vient deux fois compte deux fois.
site-method-count-coffees = Tasses servies : expressos, allongés, crèmes, et cafés suspendus au moment où ils sont servis. Un double compte une fois ; un paquet de café n’est pas un café servi.
site-method-count-partnerships = Partenaires locaux avec qui un café travaille pour la première fois. Un boulanger qui livre deux cafés fait deux partenariats et un partenaire : les partenaires différents sont comptés par une clé sans nom.
site-method-count-tonnes = Kilomètres évités × facteur d’émission, comme ci-dessous.
site-method-count-evenings = Soirées tenues par les cafés itinérants.
site-method-count-evening-communes = Communes différentes où une soirée a été tenue : une réunion de leurs codes, jamais une somme.
site-method-count-evening-activities = Animations tenues pendant les soirées, concerts compris.
site-method-count-guests = Pour chaque soirée, la meilleure estimation notée par l’équipe. Qui vient deux soirs compte deux fois.
site-method-count-spending = Cachets payés, chiffre déclaré par les partenaires et achats locaux des soirées. Ce que le café encaisse n’en fait pas partie. La part estimée est dite.
site-method-count-associations = Associations différentes qui ont pris part à une soirée : une réunion de clés sans nom, jamais une somme.
site-method-count-concerts = Concerts des soirées : chacun est aussi une animation.
site-method-impact = Kilomètres et CO2 évités
site-method-formula-km = kilomètres évités = visites × part en voiture × 2 × (distance au service le plus proche ailleurs − distance au café)
site-method-formula-kg = CO2 évité = kilomètres évités × facteur d’émission
site-method-visits = Une visite est un ticket où figure le service, pas un article : trois baguettes font une visite. Une visite pour deux services compte une fois, pour le plus éloigné. On ne divise pas par le nombre de passagers : ce sont des kilomètres de voiture.
site-method-distance = La distance est celle mesurée par la route à l’ouverture du café. Sans mesure, c’est la médiane rurale, à vol d’oiseau, multipliée par le détour.
site-method-perimeter = Services additionnés ({ $version }) : { $label }. Les autres services ne sont pas ajoutés : la série garderait son nom et changerait de sens.
site-method-factors = Facteurs { $version } : { $label }
site-method-published = Ces facteurs sont ceux des chiffres publiés.
site-method-factor = Facteur
site-method-value = Valeur
site-method-unit = Unité
site-method-source = Source
site-method-validity = Valable
site-method-since = depuis { $first }
site-method-between = { $first } – { $last }
site-method-side = Le même calcul sous chaque jeu de facteurs
site-method-side-table = Kilomètres et CO2 évités, { $first } – { $last }, sous chaque version des facteurs
site-method-version = Version
site-method-km-total = Kilomètres
site-method-kg = CO2 évité (kg)
site-method-grams = g de CO2 par km
site-method-press = Dossier de presse 2025, méthode non publique
site-method-press-note = Ce qui est publié n’est pas reproductible : 121 tonnes pour 391 300 km font 309 g par kilomètre, quand une voiture moyenne en fait de 150 à 220. Si les kilomètres imprimés étaient des allers simples, ce serait 155 g. Le siège ne nous a pas encore dit sa méthode ; nous montrons les deux chiffres sans les mélanger.
site-method-odd = Ce qui ne tombe pas juste dans le dossier de presse
site-method-odd-guests = 66 soirées de 200 personnes font 13 200 participants, imprimés « près de 14 000 ».
site-method-odd-communes = 78 communes d’itinérance, 63 visitées depuis 2023, 85 prévues en 2025 : ce sont trois comptes différents, jamais additionnés ici.
site-method-missing = Quand un relevé manque
site-method-missing-text = Rien n’est inventé à sa place. Le chiffre est la somme de ce qui est arrivé, et dit sur combien de cafés il repose. Un relevé corrigé remplace le précédent, qui reste conservé.
site-method-secret = Ce qui n’est pas montré
site-method-secret-text = Aucune case publiée ne repose sur moins de trois cafés, ni sur un seul café pour plus de 85 % (règles de l’INSEE pour les statistiques d’entreprises). Quand une case est cachée, une autre l’est avec elle, pour qu’une soustraction ne la révèle pas ; le total reste publié. Les kilomètres et le CO2, qui se calculent sur les visites, sont alors cachés aussi ; seules restent les tonnes, arrondies. Ce qu’un café envoie ou corrige après la publication d’un mois n’entre dans les totaux qu’une fois que trois cafés au moins l’ont fait : seul, il serait la différence avec ce qui est publié. Un café n’entre dans les comparaisons et les données ouvertes que s’il y consent ; s’il retire son accord, il n’est plus dans les calculs suivants, et ce qui était déjà publié ne change pas.
site-method-made-up = Ce qui est exact par construction
site-method-made-up-text = Ce réseau est inventé. Les totaux sont répartis entre les cafés et les mois par la méthode des plus forts restes, pour retrouver ceux du dossier de presse : 100 000 cafés, 880 + 120 animations, 300 activités intergénérationnelles, 400 repas dans dix cafés, 2 000 partenariats, 14 000 participants à 66 soirées, 131 000 €, 43 concerts, 22 associations. Les kilomètres tombent juste sous les facteurs inventés 2026.1-S ; le CO2, lui, vient du facteur de l’ADEME. Les retrouver ici prouve que l’addition est juste, et rien de plus.
site-method-registry = Les indicateurs
site-method-registry-table = Référentiel { $version } : tout ce qu’un relevé peut dire
site-method-code = Code
site-method-label = Ce que c’est
site-method-how = Comment il s’additionne
site-method-sum = somme
site-method-last = dernier mois
site-method-distinct = réunion de clés

## Données ouvertes

site-data-title = Données ouvertes
site-data-lead = Les chiffres du réseau, à reprendre et à vérifier.
site-data-licence = Licence Ouverte 2.0 (proposition). Mentionnez « 1000 cafés » et la date.
site-data-licence-synthetic = Données inventées : ne les citez pas comme celles du réseau.
site-data-network = Le réseau par mois : chaque indicateur public, avec le nombre de cafés
site-data-departments = Par mois et par département, pour les cafés qui y consentent
site-data-editions = Les mois publiés par le siège : date, référentiel, facteurs, kilomètres et CO2 évités
site-data-standing = Mois publiés
site-data-standing-note = Un mois publié ne change plus, même si un relevé est corrigé ou si un café retire son accord ensuite. Les autres mois sont provisoires : leurs chiffres suivent les relevés.
site-data-standing-none = Aucun mois n’est encore publié : tous les chiffres suivent les relevés.
site-data-standing-caption = Les mois publiés, le plus récent d’abord
site-data-standing-day = Publié le
site-data-standing-registry = Référentiel
site-data-standing-factors = Facteurs
site-data-package = Description des fichiers, pour les logiciels (Frictionless Data Package 2)
site-data-consent = { $agreed } cafés sur { $count } acceptent que leurs chiffres soient publiés ; les fichiers ne portent que sur eux. C’est pourquoi leurs sommes sont inférieures aux chiffres clés.
site-data-rules = Une case qui en dirait trop sur un café est vide, avec la mention « secret » dans la colonne de statut.
site-data-format = Texte UTF-8, séparateur « ; », virgule décimale : un tableur les ouvre d’un double clic.
site-data-files = Fichiers

## Réseau de démonstration

site-demo-cafe = Café synthétique n°{"\u00A0"}{ $number }
site-demo-van = Guinguette synthétique n°{"\u00A0"}{ $number }
site-demo-period = depuis 2019
site-demo-source = dossier de presse 2025
hub-demo-made = { $cafes } cafés inventés, { $taken } relevés reçus, { $refused } refusé(s), dans { $folder }.
hub-demo-next = Pour le voir : comptoir hub serve --data { $folder }
hub-demo-not-empty = { $folder } contient déjà un service du siège. La démonstration veut un dossier vide.
