package io.clientela.identify.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.value.PartyNames.Bearer;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedValuesTest {

    @ParameterizedTest
    @CsvSource({
        "02 36618 300, IT, +390236618300",
        "+39 02.36618300, US, +390236618300",
        "0039 347 1234567, IT, +393471234567",
        "347/1234567, IT, +393471234567",
        "(0)20 7031 3000, GB, +442070313000",
        "044 668 18 00, CH, +41446681800"
    })
    void phonesBecomeE164(String text, String region, String e164) {
        assertThat(Phone.parse(text, region).map(Phone::toString)).isEqualTo(new Outcome.Known<>(e164));
    }

    @ParameterizedTest
    @CsvSource({"12, phone-plan", "999999999999999, phone-plan", "n.d., phone-form"})
    void noPhonesSayWhy(String text, String reason) {
        assertThat(Phone.parse(text, "IT"))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, birth-date-future",
        "1899-12-31, birth-date-past",
        "1980-02-31, birth-date-impossible",
        "31/02/1980, birth-date-impossible",
        "n.d., birth-date-form"
    })
    void impossibleBirthDatesSayWhy(String text, String reason) {
        assertThat(BirthDate.parse(text, LocalDate.of(2026, 3, 1)))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1980-02-29", "2026-03-01"})
    void birthDatesStayAsTheyAre(String text) {
        assertThat(BirthDate.parse(text, LocalDate.of(2026, 3, 1)).map(BirthDate::toString))
                .isEqualTo(new Outcome.Known<>(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Mario.Rossi+News@Gmail.COM, Mario.Rossi+News@gmail.com, mario.rossi+news@gmail.com",
        "' <a@b.it> ', a@b.it, a@b.it",
        "Mario <m.rossi@pec.it>, m.rossi@pec.it, m.rossi@pec.it",
        "mailto:x_y@sub.example.org, x_y@sub.example.org, x_y@sub.example.org",
        "info@müller.de, info@xn--mller-kva.de, info@xn--mller-kva.de"
    })
    void emailsKeepTheirLocalPart(String text, String shown, String folded) {
        assertThat(Email.parse(text).map(Email::toString)).isEqualTo(new Outcome.Known<>(shown));
        assertThat(Email.parse(text).map(Email::folded)).isEqualTo(new Outcome.Known<>(folded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.it",
                "a@",
                "a@b",
                "a@b..it",
                "a b@c.it",
                "a..b@c.it",
                ".a@c.it",
                "a@c.1",
                "a@-c.it",
                "a@b@c"
            })
    void impossibleEmailsAreNone(String text) {
        assertThat(Email.parse(text)).as(text).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Italia, IT",
        "ITALY, IT",
        "it, IT",
        "ITA, IT",
        "Regno Unito, GB",
        "United Kingdom, GB",
        "EIRE, IE",
        "Germania, DE",
        "Paesi Bassi, NL",
        "Olanda, NL",
        "RSA, ZA",
        "USA, US",
        "Città del Vaticano, VA",
        "Costa d’Avorio, CI",
        "Czech Republic, CZ",
        "EL, GR"
    })
    void countriesAreFoundInTwoLanguages(String text, String code) {
        assertThat(Countries.find(text)).isEqualTo(new Outcome.Known<>(code));
    }

    @Test
    void noCountryIsNone() {
        assertThat(Countries.find("Unspecified")).isInstanceOf(Outcome.Unknown.class);
        assertThat(Countries.find("")).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MI, MI, Lombardia",
        "(rm), RM, Lazio",
        "Forlì-Cesena, FC, Emilia-Romagna",
        "FO, FC, Emilia-Romagna",
        "l'aquila, AQ, Abruzzo",
        "Provincia di Bolzano, BZ, Trentino-Alto Adige",
        "Reggio nell'Emilia, RE, Emilia-Romagna",
        "Sud Sardegna, SU, Sardegna"
    })
    void provincesTellTheirRegion(String text, String code, String region) {
        var province = Provinces.find(text).orElseThrow();
        assertThat(province.code()).isEqualTo(code);
        assertThat(province.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource({
        "00184, IT, 00184",
        "184, IT, 00184",
        "I-20121, IT, 20121",
        "sw1a 1aa, GB, SW1A 1AA",
        "75001, FR, 75001",
        "X9, ZW, X9"
    })
    void postcodesHaveTheirCountrysForm(String text, String country, String code) {
        assertThat(Postcodes.parse(text, country)).isEqualTo(new Outcome.Known<>(code));
    }

    @ParameterizedTest
    @CsvSource({"2012X, DE", "ABC, IT", "123456, IT", "12, IT", "SW1A, GB", "1234, NL"})
    void otherFormsAreNone(String text, String country) {
        assertThat(Postcodes.parse(text, country)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Rossi Costruzioni S.r.l., COMPANY",
        "ROSSI MARIO & C. SNC, COMPANY",
        "Ferramenta Bianchi, COMPANY",
        "Müller GmbH, COMPANY",
        "TELECOM ITALIA S.P.A., COMPANY",
        "Sig.ra Anna Verdi, PERSON",
        "Dott. Luca Neri, PERSON",
        "Anna Verdi, UNKNOWN",
        "Ag Nes, UNKNOWN"
    })
    void namesTellTheirBearer(String name, Bearer bearer) {
        assertThat(PartyNames.bearer(name)).isEqualTo(bearer);
    }

    @ParameterizedTest
    @CsvSource({
        "ROSSI MARIO, Rossi Mario",
        "ANNA D'ANGELO, Anna D'Angelo",
        "ROSSI COSTRUZIONI S.R.L., Rossi Costruzioni S.r.l.",
        "bianchi spa, Bianchi S.p.A.",
        "MCDONALD ANNE-MARIE, McDonald Anne-Marie",
        "NICOLÒ, Nicolò",
        "van Dyck, van Dyck",
        "DE LUCA  GIAN   CARLO, De Luca Gian Carlo"
    })
    void namesAreShownInTheirUsualWriting(String name, String shown) {
        assertThat(PartyNames.display(name)).isEqualTo(shown);
    }

    @Test
    void foldingLeavesLettersAndFiguresOnly() {
        assertThat(Folding.fold("Città di  S. Donà")).isEqualTo("citta di s dona");
        assertThat(Folding.fold("Straße Øst Łódź")).isEqualTo("strasse ost lodz");
        assertThat(Folding.squeeze("it 007.4311-0157")).isEqualTo("IT00743110157");
    }
}
