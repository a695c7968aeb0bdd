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
