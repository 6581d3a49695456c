namespace Native.Sdk.Verification;

/// <summary>A native file of a package.</summary>
/// <param name="Rid">For which platform it is packed: the <c>&lt;rid&gt;</c> of <c>runtimes/&lt;rid&gt;/native</c>.</param>
/// <param name="File">The file.</param>
public sealed record PackagedLibrary(string Rid, PackageFile File);
