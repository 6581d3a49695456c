namespace Native.Sdk.Bindings.Friendly;

/// <summary>An argument that is an object of a class: what the call makes may depend on it, and keeps it alive.</summary>
internal interface ILender
{
    /// <summary>The local that keeps it alive during the call.</summary>
    string Lender { get; }
}
