package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Files that are sent while they are read.
class ExportTest {

    @Test
    void eachFormatIsWholeWhateverThePages() throws Exception {
        for (var pages : List.of(List.of("a", "b", "c"), List.of("a", "", "bc"), List.of(""))) {
            var all = String.join("", pages).split("");
            var items = all[0].isEmpty() ? List.<String>of() : List.of(all);

            assertThat(sent(Export.csv(List.of("x"), List::of), pages))
                    .isEqualTo("x\r\n" + joined(items, it -> it + "\r\n"));
            assertThat(sent(Export.ndjson(it -> it), pages))
                    .isEqualTo(joined(items, it -> it + "\n"));
            assertThat(sent(Export.json(it -> it), pages))
                    .isEqualTo("[" + String.join(",\n", items) + "]\n");
        }
    }

    @Test
    void whoeverReadsOneThatBrokeOffHearsSo() throws Exception {
        var export = Export.<String>ndjson(it -> it);
        try (var server =
                new Served(routes ->
                        routes.get(
                                "/it",
                                (request, response) ->
                                        export.send(request, response, "it", broken())))) {

            assertThatThrownBy(() -> server.get("/it")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void noCellIsAFormulaAndEachIsReadAsItWasMeant() {
        assertThat(Csv.line(List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx")))
                .isEqualTo("'=1+1,'+1,'-1,'@x,'\tx,\"'\rx\"\r\n");
        assertThat(Csv.line(Arrays.asList("a\"b", "a,b", "a\nb", null, 7, "plain = fine")))
                .isEqualTo("\"a\"\"b\",\"a,b\",\"a\nb\",,7,plain = fine\r\n");
    }

    private static String sent(Export<String> export, List<String> pages) throws Exception {
        var items =
                pages.stream()
                        .map(page -> page.isEmpty() ? List.<String>of() : List.of(page.split("")));
        try (var server =
                new Served(routes ->
                        routes.get(
                                "/it",
                                (request, response) ->
                                        export.send(request, response, "it", items)))) {
            var answer = server.get("/it");
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"it." + export.extension() + "\"");
            return answer.body();
        }
    }

    private static String joined(List<String> items, Function<String, String> each) {
        return String.join("", items.stream().map(each).toList());
    }

    private static Stream<List<String>> broken() {
        return Stream.of(List.of("a"), List.of("b")).map(ExportTest::failingAtB);
    }

    private static List<String> failingAtB(List<String> page) {
        if (page.contains("b")) {
            throw new IllegalStateException("the second page cannot be read");
        }
        return page;
    }
}
