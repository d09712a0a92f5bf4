package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.operator.NewDevice;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.wire.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Queries over a large fleet, one after the other over one connection, as the console asks them:
/// the first page of 200. A line for each kind, and `filter` for all of them.
final class Filter implements Task {

    /// What the serials of the devices begin with, before seven digits.
    static final String PREFIX = "filter-";

    private static final int DEVICES = 100_000;
    private static final int REGISTERED = 5_000;
    private static final int SITES = 100;
    private static final int ENTERING = 2;
    private static final int WARM_UP = 100;
    private static final int MEASURED = 200;

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "1h"))) {
            var catalogue = Catalogue.of(server.operator(), 2);
            var count = ground.count(DEVICES);
            ground.note("filter: %,d devices, %d queries of each kind", count, MEASURED);
            enter(ground, server, catalogue, count);
            var some = new Devices(catalogue.enter("seen", REGISTERED), server, ground.load());
            some.register(new Devices.Said(Catalogue.serial(0), "boot-1", 1));
            server.operator()
                    .assign(some.ids().subList(0, REGISTERED / 10), catalogue.firmware().get(1));
            return measure(ground, server, kinds(catalogue));
        }
    }

    /// In batches, over two connections; nobody needs their keys.
    static void enter(Ground ground, ServerProcess server, Catalogue catalogue, int count)
            throws IOException, InterruptedException {
        var batches = Math.ceilDiv(count, OperatorApi.BATCH);
        var token = LeanHttp.bearer(server.token());
        var operator = server.ready().operator();
        var entered =
                ground.load()
                        .share(
                                ENTERING,
                                batches,
                                _ -> {
                                    var line = new LeanHttp(operator, token);
                                    return batch ->
                                            line.post(
                                                    "/devices/batch",
                                                    batch(
                                                            catalogue,
                                                            batch * OperatorApi.BATCH,
                                                            count),
                                                    201);
                                });
        if (entered.errors() > 0) {
            throw new IOException("not all devices could be entered");
        }
    }

    private static String batch(Catalogue catalogue, int from, int count) {
        var batch = new ArrayList<NewDevice>();
        for (var i = from; i < Math.min(count, from + OperatorApi.BATCH); i++) {
            batch.add(
                    new NewDevice(
                            PREFIX + String.format(Locale.ROOT, "%07d", i),
                            catalogue.type(),
                            catalogue.first(),
                            List.of("bench", "site-" + i % SITES)));
        }
        return new String(Json.bytes(batch), UTF_8);
    }

    private static Map<String, String> kinds(Catalogue catalogue) {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("all", page(""));
        kinds.put("serial", page("device_serial==filter-0000042"));
        kinds.put("prefix", page("device_serial==filter-00004*"));
        kinds.put("tag", page("tags==site-7"));
        kinds.put("sync", page("sync==DRIFTED"));
        kinds.put("badge", page("sync==IN_SYNC;activity==IDLE"));
        kinds.put("firmware", page("current_firmware_id==" + catalogue.first()));
        kinds.put("mixed", page("tags==site-7;sync==NEVER_SEEN"));
        kinds.put("sorted", page("sync==IN_SYNC") + "&sort=-registered_at");
        kinds.put("count", "/devices/count?filter=" + encoded("sync==NEVER_SEEN"));
        kinds.put("summary", "/fleet/summary");
        return kinds;
    }

    private static String page(String filter) {
        return "/devices?limit=200" + (filter.isEmpty() ? "" : "&filter=" + encoded(filter));
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, UTF_8);
    }

    private static List<Row> measure(Ground ground, ServerProcess server, Map<String, String> kinds)
            throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        try (var line = new LeanHttp(server.ready().operator(), LeanHttp.bearer(server.token()))) {
            for (var path : kinds.values()) {
                ask(line, List.of(path), WARM_UP);
            }
            for (var kind : kinds.entrySet()) {
                var path = List.of(kind.getValue());
                rows.add(
                        ground.measure(
                                "filter-" + kind.getKey(),
                                server,
                                () -> ask(line, path, MEASURED)));
            }
            var all = List.copyOf(kinds.values());
            rows.add(ground.measure("filter", server, () -> ask(line, all, MEASURED)));
        }
        return rows;
    }

    private static Sample ask(LeanHttp line, List<String> paths, int times) throws IOException {
        var latencies = new long[paths.size() * times];
        var wall = 0L;
        for (var i = 0; i < latencies.length; i++) {
            var begun = System.nanoTime();
            line.get(paths.get(i % paths.size()));
            latencies[i] = System.nanoTime() - begun;
            wall += latencies[i];
        }
        return new Sample(latencies, latencies.length, wall, 0);
    }
}
