package io.clientela.identify.internal.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The provinces of Italy with their regions, by the two-letter code or the name. */
public final class Provinces {

    private static final String TABLE = """
            Piemonte|TO=Torino,VC=Vercelli,NO=Novara,CN=Cuneo,AT=Asti
            Piemonte|AL=Alessandria,BI=Biella,VB=Verbano-Cusio-Ossola
            Valle d'Aosta|AO=Aosta
            Lombardia|VA=Varese,CO=Como,SO=Sondrio,MI=Milano,BG=Bergamo
            Lombardia|BS=Brescia,PV=Pavia,CR=Cremona,MN=Mantova,LC=Lecco
            Lombardia|LO=Lodi,MB=Monza e della Brianza
            Trentino-Alto Adige|BZ=Bolzano,TN=Trento
            Veneto|VR=Verona,VI=Vicenza,BL=Belluno,TV=Treviso,VE=Venezia
            Veneto|PD=Padova,RO=Rovigo
            Friuli-Venezia Giulia|UD=Udine,GO=Gorizia,TS=Trieste,PN=Pordenone
            Liguria|IM=Imperia,SV=Savona,GE=Genova,SP=La Spezia
            Emilia-Romagna|PC=Piacenza,PR=Parma,RE=Reggio nell'Emilia,MO=Modena,BO=Bologna
            Emilia-Romagna|FE=Ferrara,RA=Ravenna,FC=Forlì-Cesena,RN=Rimini
            Toscana|MS=Massa-Carrara,LU=Lucca,PT=Pistoia,FI=Firenze,LI=Livorno
            Toscana|PI=Pisa,AR=Arezzo,SI=Siena,GR=Grosseto,PO=Prato
            Umbria|PG=Perugia,TR=Terni
            Marche|PU=Pesaro e Urbino,AN=Ancona,MC=Macerata,AP=Ascoli Piceno,FM=Fermo
            Lazio|VT=Viterbo,RI=Rieti,RM=Roma,LT=Latina,FR=Frosinone
            Abruzzo|AQ=L'Aquila,TE=Teramo,PE=Pescara,CH=Chieti
            Molise|CB=Campobasso,IS=Isernia
            Campania|CE=Caserta,BN=Benevento,NA=Napoli,AV=Avellino,SA=Salerno
            Puglia|FG=Foggia,BA=Bari,TA=Taranto,BR=Brindisi,LE=Lecce
            Puglia|BT=Barletta-Andria-Trani
            Basilicata|PZ=Potenza,MT=Matera
            Calabria|CS=Cosenza,CZ=Catanzaro,RC=Reggio Calabria,KR=Crotone,VV=Vibo Valentia
            Sicilia|TP=Trapani,PA=Palermo,ME=Messina,AG=Agrigento,CL=Caltanissetta
            Sicilia|EN=Enna,CT=Catania,RG=Ragusa,SR=Siracusa
            Sardegna|SS=Sassari,NU=Nuoro,CA=Cagliari,OR=Oristano,SU=Sud Sardegna
            Sardegna|OT=Olbia-Tempio,OG=Ogliastra,VS=Medio Campidano,CI=Carbonia-Iglesias
            """;

    /** Codes that are no longer in use, and other usual names, with today's code. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("fo", "FC"),
            Map.entry("ps", "PU"),
            Map.entry("roma capitale", "RM"),
            Map.entry("aquila", "AQ"),
            Map.entry("spezia", "SP"),
            Map.entry("monza", "MB"),
            Map.entry("monza brianza", "MB"),
            Map.entry("monza e brianza", "MB"),
            Map.entry("reggio emilia", "RE"),
            Map.entry("reggio di calabria", "RC"),
            Map.entry("pesaro", "PU"),
            Map.entry("pesaro urbino", "PU"),
            Map.entry("forli", "FC"),
            Map.entry("cesena", "FC"),
            Map.entry("massa", "MS"),
            Map.entry("carrara", "MS"),
            Map.entry("verbania", "VB"),
            Map.entry("vco", "VB"),
            Map.entry("bat", "BT"),
            Map.entry("barletta", "BT"),
            Map.entry("bozen", "BZ"),
            Map.entry("alto adige", "BZ"),
            Map.entry("milan", "MI"),
            Map.entry("rome", "RM"),
            Map.entry("florence", "FI"),
            Map.entry("venice", "VE"),
            Map.entry("turin", "TO"),
            Map.entry("naples", "NA"),
            Map.entry("genoa", "GE"));

    private static final Map<String, Province> BY_NAME = byName();

    private Provinces() {}

    /**
     * One province.
     *
     * @param code the two-letter code, such as {@code MI}
     * @param name its Italian name
     * @param region the Italian name of its region
     */
    public record Province(String code, String name, String region) {}

    /** The province of the given code or name, in any case; brackets and accents do not count. */
    public static Optional<Province> find(String text) {
        var folded = Folding.fold(text);
        return Optional.ofNullable(BY_NAME.get(folded.startsWith("provincia di ") ? folded.substring(13) : folded));
    }

    private static Map<String, Province> byName() {
        var names = new HashMap<String, Province>();
        for (var row : TABLE.lines().toList()) {
            var bar = row.indexOf('|');
            for (var entry : row.substring(bar + 1).split(",", -1)) {
                var province = new Province(entry.substring(0, 2), entry.substring(3), row.substring(0, bar));
                names.put(Folding.fold(province.code()), province);
                names.put(Folding.fold(province.name()), province);
            }
        }
        for (var other : OTHER_NAMES.entrySet()) {
            var province = names.get(Folding.fold(other.getValue()));
            if (province != null) {
                names.put(other.getKey(), province);
            }
        }
        return Map.copyOf(names);
    }
}
