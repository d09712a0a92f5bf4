package calypte.console.device;

/// A participant of the flow that takes part in what is drawn, in the order of the drawing.
enum Lane {
    OPERATOR,
    DEVICE,
    GATEWAY,
    API,
    JOB,
    QUEUE,
    LOG
}
