package calypte.console.rollouts;

import calypte.console.look.Looks;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.TargetState;
import java.util.List;
import javafx.scene.control.Labeled;

/// Where devices and phases stand within a rollout, as icon and colour.
final class Faces {

    /// Done first, as the mass from which the rest stands out; those that left last.
    static final List<TargetState> ORDER =
            List.of(
                    TargetState.SUCCEEDED,
                    TargetState.UPDATING,
                    TargetState.WAITING,
                    TargetState.PLANNED,
                    TargetState.FAILED,
                    TargetState.SKIPPED,
                    TargetState.RELEASED,
                    TargetState.SUPERSEDED);

    private Faces() {}

    static String style(TargetState state) {
        return switch (state) {
            case SUCCEEDED -> "badge-in-sync";
            case UPDATING -> "badge-updating";
            case WAITING -> "badge-pending";
            case PLANNED -> "badge-never-seen";
            case FAILED -> "badge-failed";
            case SKIPPED, RELEASED, SUPERSEDED -> "badge-held";
        };
    }

    static String icon(TargetState state) {
        return switch (state) {
            case SUCCEEDED -> "mdi2c-check-circle-outline";
            case UPDATING -> "mdi2p-progress-download";
            case WAITING -> "mdi2c-clock-outline";
            case PLANNED -> "mdi2c-calendar-clock";
            case FAILED -> "mdi2a-alert-circle-outline";
            case SKIPPED -> "mdi2d-debug-step-over";
            case RELEASED -> "mdi2u-undo-variant";
            case SUPERSEDED -> "mdi2s-swap-horizontal-circle-outline";
        };
    }

    static void dress(Labeled label, TargetState state) {
        Looks.dress(label, Looks.icon(icon(state)), style(state));
    }

    static void dress(Labeled label, PhaseState state) {
        Looks.dress(label, Looks.icon(icon(state)), style(state));
    }

    private static String style(PhaseState state) {
        return switch (state) {
            case WAITING -> "badge-never-seen";
            case RUNNING -> "badge-updating";
            case SOAKING, AWAITING_APPROVAL -> "badge-pending";
            case COMPLETE -> "badge-in-sync";
            case STOPPED -> "badge-failed";
        };
    }

    private static String icon(PhaseState state) {
        return switch (state) {
            case WAITING -> "mdi2c-calendar-clock";
            case RUNNING -> "mdi2p-play-circle-outline";
            case SOAKING -> "mdi2t-timer-sand";
            case AWAITING_APPROVAL -> "mdi2a-account-check-outline";
            case COMPLETE -> "mdi2c-check-circle-outline";
            case STOPPED -> "mdi2a-alert-octagon-outline";
        };
    }
}
