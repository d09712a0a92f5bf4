package calypte.console.device;

import calypte.console.client.AuditQuery;
import calypte.console.client.Trouble;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How the device gets into the fleet: the label that is glued to it, and its key, which is told
/// once.
public final class ProvisioningViewModel {

    private static final String KEYS = "event.action=in=(device-created,device-rekeyed)";

    private final Surroundings around;
    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(ProvisioningViewModel.class);
    private final ReadOnlyObjectWrapper<@Nullable Card> card = new ReadOnlyObjectWrapper<>();
    private final Follower<Card> follower;

    /// What is known of how it comes in.
    ///
    /// @param claim where it registers, with its serial: what the label says to a camera
    /// @param broker where it connects
    /// @param keySince when its key was made; null if the trail does not reach back so far
    record Card(String claim, String broker, @Nullable Instant keySince) {}

    ProvisioningViewModel(Surroundings around, DeviceViewModel page) {
        this.around = around;
        this.page = page;
        this.follower = new Follower<>(around, page, this::ask, card::set);
    }

    void look(boolean somebody) {
        follower.look(somebody);
    }

    private Card ask() throws Trouble {
        var addresses = around.fleet().platform().settings().addresses();
        var filter = "device.id==" + page.place().id() + ";" + KEYS;
        var made = around.fleet().audit(new AuditQuery(null, filter, true, 1)).items();
        return new Card(
                claim(addresses.device()),
                addresses.mqtt(),
                made.isEmpty() ? null : made.getFirst().at());
    }

    private String claim(String devices) {
        var base = devices.endsWith("/") ? devices.substring(0, devices.length() - 1) : devices;
        var serial = URLEncoder.encode(page.place().serial(), StandardCharsets.UTF_8);
        return base + "/gateway/registration?device_serial=" + serial;
    }

    /// How old the key is: "Set 3 d ago".
    String keyAge() {
        var known = card.get();
        return known == null || known.keySince() == null
                ? texts.get("key.set.before")
                : texts.get("key.set", Words.ago(known.keySince(), around.clock().instant()));
    }

    /// Writes the label to a file that any printer takes.
    void saveLabel(QrCode code) {
        var serial = page.place().serial();
        around.desk()
                .chooseTarget(texts.get("label.save.title"), serial + ".svg")
                .ifPresent(target -> save(code.svg(serial), target));
    }

    private void save(String svg, Path target) {
        around.background()
                .run(
                        () -> write(svg, target),
                        file -> around.notices().done(texts.get("label.saved", file)),
                        cause ->
                                around.notices()
                                        .error(
                                                Objects.requireNonNullElse(
                                                        cause.getMessage(), cause.toString())));
    }

    private static Path write(String svg, Path target) throws IOException {
        return Files.writeString(target, svg);
    }

    void copy(String text) {
        around.desk().copy(text);
        around.notices().done(texts.get("copied"));
    }

    ReadOnlyObjectProperty<@Nullable Card> cardProperty() {
        return card.getReadOnlyProperty();
    }
}
