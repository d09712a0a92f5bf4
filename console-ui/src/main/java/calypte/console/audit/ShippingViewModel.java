package calypte.console.audit;

import calypte.console.client.AuditEvent.Severity;
import calypte.console.client.Shipping;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Whether the audit reaches the Logstash that it should reach.
public final class ShippingViewModel {

    private final Surroundings around;
    private final Texts texts = Texts.beside(ShippingViewModel.class);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Severity> severity =
            new ReadOnlyObjectWrapper<>(Severity.INFO);

    ShippingViewModel(Surroundings around) {
        this.around = around;
    }

    void check() {
        around.background().run(() -> around.fleet().trail().shipping(), this::show, _ -> {});
    }

    private void show(Shipping now) {
        switch (now) {
            case Shipping.NotConfigured _ -> say(Severity.INFO, texts.get("shipping.none"));
            case Shipping.Flowing(var to, var queued) ->
                    say(Severity.INFO, texts.get("shipping.flowing", to, queued));
            case Shipping.Down(var to, var queued, var since) ->
                    say(
                            Severity.WARNING,
                            texts.get(
                                    "shipping.down",
                                    to,
                                    Words.ago(since.orElse(null), around.clock().instant()),
                                    queued));
        }
    }

    private void say(Severity how, String text) {
        severity.set(how);
        words.set(text);
    }

    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Severity> severityProperty() {
        return severity.getReadOnlyProperty();
    }
}
