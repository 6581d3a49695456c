namespace Native.Sdk.Bindings;

/// <summary>Writes the friendly layer: types of the namespace that call the raw one.</summary>
internal static class FriendlyLayer
{
    /// <param name="model">What is bound.</param>
    /// <param name="header">Absolute path of the header whose file is being written.</param>
    /// <param name="writer">In the namespace, behind the raw class.</param>
    public static void Write(BindingModel model, string header, CSharpWriter writer)
    {
    }
}
