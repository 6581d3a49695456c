using System.Xml;
using NuGet.Frameworks;
using NuGet.Packaging.Core;

namespace Native.Sdk.Tool;

/// <summary>What was named is not what the command can look at; the message says why, and what could be named.</summary>
internal sealed class UnreadableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// Whether an exception says that a file, an archive or a nuspec is not as it should be. NuGet throws
    /// <see cref="ArgumentException"/> for ids and versions that are none, and for the framework <c>","</c> even
    /// <see cref="IndexOutOfRangeException"/>.
    /// </summary>
    public static bool IsCause(Exception exception) => exception is IOException or UnauthorizedAccessException or InvalidDataException
        or NotSupportedException or XmlException or PackagingException or FrameworkException or ArgumentException or IndexOutOfRangeException;
}
