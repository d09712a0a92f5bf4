package calypte.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A list sent as a file, page by page as it is read: however long it is, one page of it is in
/// memory.
///
/// @param type the media type
/// @param extension of the file's name
/// @param between what stands between two items
/// @param item how one is written
public record Export<T>(
        String type,
        String extension,
        String before,
        Function<T, String> item,
        String between,
        String after) {

    private static final Logger LOG = System.getLogger(Export.class.getName());

    public static <T> Export<T> csv(List<String> header, Function<T, List<?>> cells) {
        return new Export<>(
                "text/csv; charset=utf-8; header=present",
                "csv",
                Csv.line(header),
                item -> Csv.line(cells.apply(item)),
                "",
                "");
    }

    /// One array.
    public static <T> Export<T> json(Function<T, String> item) {
        return new Export<>("application/json", "json", "[", item, ",\n", "]\n");
    }

    /// One JSON value in each line.
    public static <T> Export<T> ndjson(Function<T, String> item) {
        return new Export<>(
                "application/x-ndjson", "ndjson", "", it -> item.apply(it) + "\n", "", "");
    }

    /// Sends all `pages`. When they break off, so does the connection: nobody may take a part for
    /// the whole.
    public void send(
            ServerRequest request, ServerResponse response, String name, Stream<List<T>> pages) {
        response.header(HeaderNames.CONTENT_TYPE, type)
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"".formatted(name, extension));
        if (Heads.isAsked(request)) {
            Heads.send(response);
            return;
        }
        try {
            // Closed at its end only: closing it says that this was all.
            var out = response.outputStream();
            write(out, pages.iterator());
            out.close();
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the client is gone", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an export broke off", e);
            throw new CloseConnectionException("the export broke off", e);
        }
    }

    private void write(OutputStream out, Iterator<List<T>> pages) throws IOException {
        write(out, before);
        var joint = "";
        while (pages.hasNext()) {
            var page = pages.next();
            if (!page.isEmpty()) {
                write(out, page.stream().map(item).collect(Collectors.joining(between, joint, "")));
                joint = between;
            }
        }
        write(out, after);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
