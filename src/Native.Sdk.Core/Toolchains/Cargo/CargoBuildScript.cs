namespace Native.Sdk.Toolchains.Cargo;

/// <summary>A build script that ran.</summary>
/// <param name="PackageId">cargo's identity of the package: <c>path+file:///…#0.1.0</c> or the older <c>x 0.1.0 (path+file:///…)</c>.</param>
/// <param name="OutDirectory">Its OUT_DIR; what it printed lies in the file <c>output</c> beside it.</param>
public sealed record CargoBuildScript(string PackageId, string OutDirectory);
