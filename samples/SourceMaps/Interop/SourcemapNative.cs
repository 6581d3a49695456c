namespace SourceMaps.Interop;

/// <summary>The rest of it, and the class <see cref="Map"/>, are made of <c>native/sourcemap/include/sourcemap.h</c>.</summary>
internal static unsafe partial class SourcemapNative
{
    static partial void MapError(sm_error_code_t code, string message, ref Exception? exception) =>
        exception = new SourceMapException((SourceMapErrorCode)code, message);
}
