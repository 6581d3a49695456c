using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Oracles;

/// <summary>
/// Knows which steps there are and what decides each. It shares no code with the engine: it asks compilers, or reads the
/// few words of the sources that it wrote itself.
/// </summary>
public interface IOracle
{
    /// <summary>The steps of a scene right after a build of it, each behind those it needs.</summary>
    /// <param name="scene">What was built.</param>
    /// <param name="cleanSucceeded">Whether a clean build of the same succeeds.</param>
    IReadOnlyList<OracleStep> Look(Scene scene, bool cleanSucceeded);
}
