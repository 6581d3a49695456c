namespace Native.Sdk.Package.Tests.Support;

/// <summary>Has the package ready before the first test of a class runs.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    /// <summary>The same for all classes.</summary>
    public PackageUnderTest Package { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Package = await PackageUnderTest.GetAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
