package calypte.console.filter;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.filter.Field.Condition;
import calypte.console.filter.Field.Value;
import calypte.console.filter.Language.Reading;
import calypte.console.filter.Mistake.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {

    private static final Language LANGUAGE =
            new Language(
                    List.of(
                            Field.text("serial", "device_serial", List::of),
                            Field.choice("link", "link", values("ONLINE", "OFFLINE")),
                            Field.choice(
                                    "status",
                                    "activity",
                                    () -> values("CALM", "FAILED"),
                                    LanguageTest::status),
                            Field.text("tag", "tags", () -> values("lab", "site 3")),
                            Field.time("seen", "registered_at", values("-1h", "-24h")),
                            Field.number("attempts", "attempts")),
                    List.of(Field.text("device_serial", "device_serial", List::of)),
                    text -> "bare " + text);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serial==sn-1 | device_serial==sn-1",
                " serial == sn-1 and ( link==online or tag!='site 3' ) |"
                        + " device_serial==sn-1;(link==ONLINE,tags!=\"site 3\")",
                "tag=in=(lab,'site 3');link==ONLINE | (tags==lab,tags==\"site 3\");link==ONLINE",
                "tag=out=(lab,old) | tags!=lab;tags!=old",
                "status==CALM | activity==IDLE;sync==IN_SYNC",
                "status!=CALM;link==ONLINE | ((activity!=IDLE,sync!=IN_SYNC));link==ONLINE",
                "seen=lt=-24h | registered_at=lt=-24h",
                "attempts>=2 | attempts>=2",
                "serial==null | device_serial==null",
                "device_serial==* | device_serial==*",
                "sn-42 | bare sn-42",
                "'' | ''"
            })
    void isPutIntoTheServersWords(String typed, String rsql) {
        assertThat(LANGUAGE.read(typed == null ? "" : typed))
                .isEqualTo(new Reading.Read(rsql == null ? "" : rsql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seral==x | NO_FIELD | 0 | 5",
                "serial==a;==b | FIELD_EXPECTED | 10 | 12",
                "serial==a;link | OPERATOR_EXPECTED | 14 | 14",
                "link==AWAY | NO_VALUE | 6 | 10",
                "link=like=x | NO_OPERATOR | 4 | 10",
                "link== | VALUE_EXPECTED | 6 | 6",
                "link=lt=ONLINE | NO_ORDER | 4 | 8",
                "seen=lt=yesterday | NO_TIME | 8 | 17",
                "attempts==many | NO_NUMBER | 10 | 14",
                "(link==ONLINE | NOT_CLOSED | 13 | 13",
                "tag==\"site | QUOTE_NOT_CLOSED | 5 | 10",
                "link==ONLINE tag==lab | JOINT_EXPECTED | 13 | 16"
            })
    void aMistakeHasAPlace(String typed, Kind kind, int from, int to) {
        assertThat(LANGUAGE.read(typed))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class,
                        wrong -> {
                            var mistake = wrong.mistake();
                            assertThat(mistake.kind()).isEqualTo(kind);
                            assertThat(mistake.from()).isEqualTo(from);
                            assertThat(mistake.to()).isEqualTo(to);
                            assertThat(mistake.words()).startsWith("Column " + (from + 1) + ": ");
                        });
    }

    @Test
    void aMistypedFieldIsGuessed() {
        assertThat(LANGUAGE.read("atempts==2"))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class,
                        wrong -> assertThat(wrong.mistake().hint()).isEqualTo("attempts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | serial,link,status,tag,seen,attempts",
                "s | serial,status,seen,attempts",
                "link | ==,!=,=in=,=out=",
                "link=i | =in=",
                "link== | ONLINE,OFFLINE",
                "link==off | OFFLINE",
                "link==ONLINE | ; or",
                "link=in=( | ONLINE,OFFLINE",
                "link=in=(ONLINE, | ONLINE,OFFLINE",
                "link==ONLINE;t | tag,status,attempts",
                "tag=='si | \"site 3\"",
                "link==ONLINE;(se | serial,seen",
                "sn-42 | "
            })
    void whatComesNextIsSuggested(String typed, String suggested) {
        var text = typed == null ? "" : typed;
        var suggestions = Completion.at(text, text.length(), LANGUAGE).suggestions();

        var words = suggestions.stream().map(Completion.Suggestion::text).toList();
        var expected =
                suggested == null
                        ? List.<String>of()
                        : suggested.equals("; or")
                                ? List.of(";", ",")
                                : List.of(suggested.split(","));
        assertThat(words).containsExactlyElementsOf(expected);
    }

    @Test
    void aSuggestionTakesThePlaceOfWhatIsTyped() {
        var completion = Completion.at("tag==la;link==ONLINE", 7, LANGUAGE);

        assertThat(completion.from()).isEqualTo(5);
        assertThat(completion.to()).isEqualTo(7);
        assertThat(completion.suggestions()).hasSize(1);
    }

    private static List<Condition> status(String value) {
        return switch (value) {
            case "CALM" ->
                    List.of(
                            new Condition(
                                    "activity==IDLE;sync==IN_SYNC",
                                    "(activity!=IDLE,sync!=IN_SYNC)"));
            case "FAILED" -> List.of(Condition.equal("activity", "FAILED"));
            default -> List.of();
        };
    }

    private static List<Value> values(String... texts) {
        return List.of(texts).stream().map(text -> new Value(text, "")).toList();
    }
}
