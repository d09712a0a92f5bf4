package calypte.emulator.bench;

import calypte.emulator.operator.OperatorException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Many devices fetch a large image at once, while others register. Two lines: `download` (an
/// operation is an image; the processor time is that of the registrations too), and
/// `download-registrations`, which tells whether those had to wait.
final class Download implements Task {

    private static final int DEVICES = 200;
    private static final int OTHERS = 200;
    private static final int IMAGE_BYTES = 20_000_000;
    private static final int REGISTERING = 4;
    private static final long BETWEEN_MS = 20;

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "1h"))) {
            var count = ground.count(DEVICES);
            var catalogue = Catalogue.of(server.operator(), 1);
            var image = catalogue.large("large", IMAGE_BYTES);
            var fetching = new Devices(catalogue.enter("fetch", count), server, ground.load());
            var others =
                    new Devices(catalogue.enter("other", OTHERS), server, new Load(ground.notes()));
            fetching.register(new Devices.Said(Catalogue.serial(0), "boot-1", 1));
            others.register(new Devices.Said(Catalogue.serial(0), "boot-1", 1));
            server.operator().assign(fetching.ids(), image);
            var path = "/firmware/" + image + "/content";
            fetch(fetching, path, 1);
            var before = server.rssMb();
            ground.note(
                    "download: %,d devices fetch %,d bytes each, all at once; %d others register now and then",
                    count, IMAGE_BYTES, REGISTERING);
            var both = new Both(fetching, others);
            var download = ground.measure("download", server, () -> both.run(path));
            ground.note(
                    "download: %.0f MB a second; resident memory was %.0f MB before",
                    download.perSecond() * IMAGE_BYTES / 1e6, before);
            return List.of(
                    download,
                    both.registrations().row("download-registrations", 0, server.rssMb()));
        }
    }

    /// The devices, each on a thread and a connection of its own.
    private static Sample fetch(Devices devices, String path, int each)
            throws IOException, InterruptedException {
        return devices.load()
                .run(
                        devices.all().size(),
                        each,
                        number -> {
                            var line = new LeanHttp(devices.gateway(), "");
                            var authorization = LeanHttp.basic(devices.identity(number));
                            return _ -> {
                                var length = line.fetch(path, authorization);
                                if (length != IMAGE_BYTES) {
                                    throw new IOException("an image ended after " + length);
                                }
                            };
                        });
    }

    /// Those that fetch, and those that register until the former have done.
    private static final class Both {

        private final Devices fetching;
        private final Devices others;
        private final CountDownLatch fetched = new CountDownLatch(1);
        private volatile Sample registrations = new Sample(new long[0], 0, 1, 0);

        Both(Devices fetching, Devices others) {
            this.fetching = fetching;
            this.others = others;
        }

        Sample run(String path) throws IOException, InterruptedException {
            var registering = Thread.ofPlatform().daemon().start(this::register);
            try {
                return fetch(fetching, path, 1);
            } finally {
                fetched.countDown();
                registering.join();
            }
        }

        private void register() {
            var begun = System.nanoTime();
            try {
                var all = new Latencies();
                var each = others.all().size() / REGISTERING;
                var errors =
                        others.load()
                                .run(
                                        REGISTERING,
                                        1,
                                        number -> {
                                            var line = new LeanHttp(others.gateway(), "");
                                            return _ -> keepOn(line, number * each, each, all);
                                        })
                                .errors();
                var took = all.nanos();
                registrations = new Sample(took, took.length, System.nanoTime() - begun, errors);
            } catch (IOException e) {
                others.load().failed(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void keepOn(LeanHttp line, int from, int each, Latencies all) throws IOException {
            for (var turn = 0; !over(); turn++) {
                var said = new Devices.Said(Catalogue.serial(0), "boot-1", 2 + turn / each);
                var begun = System.nanoTime();
                RegistrationsHttp.check(others.registered(line, from + turn % each, said));
                all.add(System.nanoTime() - begun);
            }
        }

        private boolean over() throws IOException {
            try {
                return fetched.await(BETWEEN_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        Sample registrations() {
            return registrations;
        }
    }
}
