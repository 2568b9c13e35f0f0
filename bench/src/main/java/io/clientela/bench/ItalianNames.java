package io.clientela.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Names, places and streets as they are spread in Italy: few very common ones and a long tail. */
final class ItalianNames {

    static final List<String> MEN = list("Andrea Luca Marco Francesco Matteo Alessandro Davide Simone Federico Lorenzo"
            + " Mattia Stefano Giuseppe Riccardo Daniele Michele Alessio Antonio Giovanni Nicola Gabriele Fabio Alberto"
            + " Giacomo Giulio Filippo Gianluca Paolo Roberto Salvatore Emanuele Edoardo Enrico Vincenzo Nicolò Leonardo"
            + " Jacopo Manuel Mirko Tommaso Pietro Luigi Giorgio Angelo Dario Valerio Domenico Claudio Alex Christian"
            + " Mario Carlo Franco Bruno Sergio Maurizio Massimo Giancarlo Raffaele Pasquale Vito Renato Silvio Ugo"
            + " Gino Aldo Ettore Umberto Guido Cesare Diego Elia Samuele Ivan Mauro Gianni Pierluigi Rocco Gaetano"
            + " Carmelo Ciro Gennaro Saverio Ruggero Corrado Adriano Arturo Ernesto Eugenio Fausto Ivo Livio Nello");
    static final List<String> WOMEN = list("Giulia Chiara Sara Martina Francesca Silvia Elisa Alice Federica Elena"
            + " Laura Valentina Anna Giorgia Alessia Arianna Sofia Eleonora Marta Valeria Veronica Ilaria Alessandra"
            + " Roberta Serena Beatrice Claudia Camilla Gaia Michela Monica Paola Erika Cristina Lucia Maria Irene"
            + " Aurora Noemi Giada Rebecca Margherita Marina Daniela Barbara Debora Simona Stefania Manuela Angela"
            + " Rosa Teresa Carla Patrizia Antonella Rita Franca Giovanna Caterina Emma Ginevra Greta Viola Bianca"
            + " Luisa Silvana Mirella Loredana Donatella Sabrina Tiziana Nadia Ornella Piera Rossella Sonia Vanessa"
            + " Viviana Miriam Lidia Ivana Gabriella Flavia Emanuela Carmela Concetta Assunta Immacolata Nunzia");
    static final List<String> SURNAMES = surnames();
    static final List<String> STREETS = streets();
    static final List<String> TRADES = list("Edilizia Costruzioni Impianti Alimentari Ristorazione Trasporti Logistica"
            + " Ferramenta Arredamenti Elettronica Informatica Consulting Servizi Immobiliare Officina Carrozzeria"
            + " Panificio Pasticceria Macelleria Ortofrutta Enoteca Cantina Tipografia Grafica Studio Farmacia Ottica"
            + " Calzature Abbigliamento Tessuti Mobili Legnami Marmi Vetreria Termoidraulica Meccanica Stampi Plastica"
            + " Imballaggi Pulizie Giardinaggio Vivai Agricola Zootecnica Caseificio Salumificio Torrefazione Gelateria"
            + " Pizzeria Trattoria Osteria Albergo Hotel Bar Tabacchi Edicola Libreria Cartoleria Giocattoli Sport"
            + " Cicli Moto Auto Gomme Nautica Pesca Energia Ambiente Ecologia Sistemi Automazioni Tecnologie Medical");
    static final List<String> FORMS =
            List.of("S.r.l.", "srl", "S.R.L.", "S.p.A.", "SPA", "s.n.c.", "SNC", "S.a.s.", "sas");

    /** Town, province, first postcode, number of postcodes. */
    static final List<String[]> TOWNS = towns();

    private ItalianNames() {}

    private static List<String> list(String words) {
        return List.of(words.split(" ", -1));
    }

    private static List<String> surnames() {
        var out = new LinkedHashSet<>(
                list(
                        "Rossi Ferrari Russo Bianchi Romano Gallo Costa Fontana Conti Esposito Ricci"
                                + " Bruno Rizzo Moretti Marino Greco Barbieri Lombardi Giordano Colombo Mancini Longo Leone Martinelli"
                                + " Marchetti Martini Galli Gatti Mariani Ferrara Santoro Marini Bianco Conte Serra Farina Gentile Caruso"
                                + " Morelli Ferri Testa Ferraro Pellegrini Grassi Rossetti D'Angelo Bernardi Mazza Rizzi Silvestri Vitale"
                                + " Franco Parisi Martino Valentini Castelli Bellini Monti Lombardo Fiore Grasso Ferro Carbone Orlando"
                                + " Guerra Palmieri Milani Villa Viola Ruggeri De_Luca D'Amico Negri Battaglia Sala Palumbo Benedetti"
                                + " Olivieri Giuliani Rosa Amato Molinari Alberti Barone Pellegrino Piazza Moro Piras Fabbri Basile Neri"
                                + " Rinaldi Sanna Caputo Rota Poli Locatelli Cattaneo Riva Vitali Coppola Fumagalli Brambilla Donati"
                                + " Bassi Sorrentino Guidi Marchi Pagano Sartori Cosentino Ventura Messina Pace Valente Cirillo Melis"
                                + " Ruggiero Pozzi Carta Pinna Fadda Zanella Zanetti Tosi Bosco Bertoli Bonetti Cavallo Ferretti Fiori"));
        String[] heads = ("Ab Ac Ag Al Am An Ar As Bac Bal Ban Bar Bas Bat Bec Bel Ben Ber Bia Bol Bon Bor Bos Bra Bri"
                        + " Bru Buf Cac Cal Cam Can Cap Car Cas Cat Cav Cec Cer Chi Cia Col Cor Cos Cri Dal Dam Del Don"
                        + " Fab Fac Fal Fan Far Fas Fer Fil Fio For Fra Fre Fur Gab Gal Gam Gar Gas Gen Ghe Gia Gor Gra"
                        + " Gua Gui Lan Lat Lau Leo Lin Lom Lor Luc Mac Mad Mal Man Mar Mas Maz Mel Mer Mic Mon Mor Nan"
                        + " Nar Nic Nov Ol Or Pac Pal Pan Pap Par Pas Pav Ped Pel Per Pet Pic Pir Pol Por Pre Pug Raf Ram"
                        + " Ran Reb Ric Rom Ros Rub Sab Sal San Sar Sca Sec Ser Sil Sor Spa Ste Tad Tam Tar Tas Ter Tom"
                        + " Tor Tra Tur Val Var Ven Ver Vic Vil Vis Zac Zam Zan Zap Zor")
                .split(" ", -1);
        String[] middles = "a e i o u al an ar as el en er il in ol on or ucc ett ell ass ard and ond".split(" ", -1);
        String[] tails =
                "ini oni etti elli ucci asi ari ato eri one ino ese igo ardi anti iello aro uti".split(" ", -1);
        for (String tail : tails) {
            for (String middle : middles) {
                for (String head : heads) {
                    out.add(head + middle + tail);
                }
            }
        }
        var all = new ArrayList<String>();
        out.forEach(name -> all.add(name.replace('_', ' ')));
        return List.copyOf(all.subList(0, Math.min(all.size(), 40_000)));
    }

    private static List<String> streets() {
        var out = new LinkedHashSet<String>();
        for (String name : ("Roma,Garibaldi,Mazzini,Verdi,Dante,Cavour,Marconi,Matteotti,Gramsci,IV Novembre,"
                        + "XXV Aprile,Vittorio Veneto,Vittorio Emanuele II,Kennedy,Galilei,Leonardo da Vinci,Trieste,"
                        + "Trento,Milano,Torino,Venezia,Firenze,Napoli,Bologna,Piave,Isonzo,Manzoni,Leopardi,Carducci,"
                        + "Pascoli,Petrarca,Foscolo,Diaz,Cadorna,Battisti,Nazario Sauro,Don Minzoni,Moro,De Gasperi,"
                        + "Togliatti,della Repubblica,della Libertà,della Resistenza,dei Mille,San Francesco,San Martino,"
                        + "San Giovanni,Santa Lucia,Colombo,Volta,Galvani,Fermi,Einaudi,Pertini,della Stazione,del Mulino")
                .split(",", -1)) {
            out.add("Via " + name);
        }
        for (String kind : List.of("Piazza", "Corso", "Viale")) {
            for (String name :
                    List.of("Roma", "Garibaldi", "Cavour", "Italia", "Europa", "Matteotti", "Marconi", "Dante")) {
                out.add(kind + " " + name);
            }
        }
        for (int i = 0; i < 6_000; i++) {
            String given = (i % 3 == 0 ? WOMEN : MEN).get(i * 7 % 80);
            out.add("Via " + given + " " + SURNAMES.get(i * 5 % SURNAMES.size()));
        }
        return List.copyOf(out);
    }

    private static List<String[]> towns() {
        String all = "Roma RM 00118 70;Milano MI 20121 40;Napoli NA 80121 25;Torino TO 10121 30;Palermo PA 90121 25;"
                + "Genova GE 16121 35;Bologna BO 40121 20;Firenze FI 50121 24;Bari BA 70121 12;Catania CT 95121 12;"
                + "Verona VR 37121 20;Venezia VE 30121 15;Messina ME 98121 15;Padova PD 35121 20;Trieste TS 34121 18;"
                + "Brescia BS 25121 15;Parma PR 43121 6;Prato PO 59100 1;Taranto TA 74121 3;Modena MO 41121 6;"
                + "Reggio Calabria RC 89121 10;Reggio Emilia RE 42121 4;Perugia PG 06121 15;Ravenna RA 48121 5;"
                + "Livorno LI 57121 8;Rimini RN 47921 4;Cagliari CA 09121 10;Foggia FG 71121 2;Ferrara FE 44121 4;"
                + "Salerno SA 84121 15;Latina LT 04100 1;Monza MB 20900 1;Bergamo BG 24121 9;Siracusa SR 96100 1;"
                + "Pescara PE 65121 9;Trento TN 38121 3;Forlì FC 47121 2;Vicenza VI 36100 1;Terni TR 05100 1;"
                + "Bolzano BZ 39100 1;Novara NO 28100 1;Piacenza PC 29121 2;Ancona AN 60121 11;Andria BT 76123 1;"
                + "Udine UD 33100 1;Arezzo AR 52100 1;Cesena FC 47521 2;Lecce LE 73100 1;Pesaro PU 61121 2;Alessandria AL"
                + " 15121 2;La Spezia SP 19121 18;Pistoia PT 51100 1;Lucca LU 55100 1;Pisa PI 56121 8;Catanzaro CZ 88100 1;"
                + "Treviso TV 31100 1;Como CO 22100 1;Varese VA 21100 1;Grosseto GR 58100 1;Asti AT 14100 1;Caserta CE"
                + " 81100 1;Ragusa RG 97100 1;Cremona CR 26100 1;Cosenza CS 87100 1;Viterbo VT 01100 1;Carpi MO 41012 1;"
                + "Imola BO 40026 1;Faenza RA 48018 1;Sassuolo MO 41049 1;Carrara MS 54033 1;Empoli FI 50053 1;"
                + "Lodi LO 26900 1;Pavia PV 27100 1;Mantova MN 46100 1;Lecco LC 23900 1;Cuneo CN 12100 1;Biella BI 13900 1;"
                + "Savona SV 17100 1;Sanremo IM 18038 1;Rovigo RO 45100 1;Belluno BL 32100 1;Pordenone PN 33170 1;"
                + "Gorizia GO 34170 1;Macerata MC 62100 1;Fermo FM 63900 1;Teramo TE 64100 1;Chieti CH 66100 1;"
                + "L'Aquila AQ 67100 1;Campobasso CB 86100 1;Matera MT 75100 1;Potenza PZ 85100 1;Brindisi BR 72100 1;"
                + "Crotone KR 88900 1;Vibo Valentia VV 89900 1;Trapani TP 91100 1;Agrigento AG 92100 1;Enna EN 94100 1;"
                + "Sassari SS 07100 1;Nuoro NU 08100 1;Oristano OR 09170 1;Olbia SS 07026 1;Aosta AO 11100 1;"
                + "Formigine MO 41043 1;Mirandola MO 41037 1;Vignola MO 41058 1;Schio VI 36015 1;Bassano del Grappa VI 36061 1";
        var out = new ArrayList<String[]>();
        for (String town : all.split(";", -1)) {
            String[] words = town.split(" ", -1);
            int last = words.length - 1;
            String name = String.join(" ", List.of(words).subList(0, last - 2));
            out.add(new String[] {name, words[last - 2], words[last - 1], words[last]});
        }
        return List.copyOf(out);
    }
}
