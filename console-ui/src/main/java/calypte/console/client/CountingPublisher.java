package calypte.console.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/// A file on its way out, which says how much of it has gone.
final class CountingPublisher implements BodyPublisher {

    private final BodyPublisher file;
    private final LongConsumer sent;

    CountingPublisher(Path file, LongConsumer sent) throws FileNotFoundException {
        this.file = BodyPublishers.ofFile(file);
        this.sent = sent;
    }

    @Override
    public long contentLength() {
        return file.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        file.subscribe(new Counting(subscriber, sent));
    }

    private static final class Counting implements Flow.Subscriber<ByteBuffer> {

        private final Flow.Subscriber<? super ByteBuffer> behind;
        private final LongConsumer sent;
        private long total;

        Counting(Flow.Subscriber<? super ByteBuffer> behind, LongConsumer sent) {
            this.behind = behind;
            this.sent = sent;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            behind.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            total += part.remaining();
            sent.accept(total);
            behind.onNext(part);
        }

        @Override
        public void onError(Throwable cause) {
            behind.onError(cause);
        }

        @Override
        public void onComplete() {
            behind.onComplete();
        }
    }
}
