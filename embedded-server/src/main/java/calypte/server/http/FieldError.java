package calypte.server.http;

/// What is wrong with one field.
///
/// @param pointer where it is in the body (RFC 6901)
/// @param detail what it must be, as the rest of a sentence that begins with the field's name
public record FieldError(String pointer, String detail) {}
