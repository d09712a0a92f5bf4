package calypte.emulator.bench;

import java.io.IOException;
import java.net.URI;

/// What a device must know of an order, read out of its JSON without parsing all of it.
///
/// @param path of the image at the gateway
record Order(String updateId, int attempt, String path, long size) {

    /// @throws IOException if there is none in it
    static Order in(String json) throws IOException {
        var from = json.indexOf("\"update_id\":");
        if (from < 0) {
            throw new IOException("no order came: " + json);
        }
        var order = json.substring(from);
        return new Order(
                value(order, "update_id"),
                Integer.parseInt(value(order, "attempt")),
                URI.create(value(order, "url")).getRawPath(),
                Long.parseLong(value(order, "size_bytes")));
    }

    private static String value(String json, String name) throws IOException {
        var from = json.indexOf("\"" + name + "\":");
        if (from < 0) {
            throw new IOException("the order has no " + name + ": " + json);
        }
        var begin = from + name.length() + 3;
        var quoted = json.charAt(begin) == '"';
        var first = quoted ? begin + 1 : begin;
        var end = first;
        while (end < json.length() && !isEnd(json.charAt(end), quoted)) {
            end++;
        }
        return json.substring(first, end);
    }

    private static boolean isEnd(char c, boolean quoted) {
        return quoted ? c == '"' : c == ',' || c == '}';
    }

    /// Fetches the image and lets it fall.
    ///
    /// @param authorization a whole header line
    void fetch(LeanHttp line, String authorization) throws IOException {
        var length = line.fetch(path, authorization);
        if (length != size) {
            throw new IOException("the image has " + length + " bytes instead of " + size);
        }
    }
}
