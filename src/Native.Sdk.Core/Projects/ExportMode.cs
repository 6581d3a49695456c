namespace Native.Sdk.Projects;

/// <summary>How the exported functions of a C library are chosen.</summary>
public enum ExportMode
{
    /// <summary>The functions that the header declares and the objects define.</summary>
    Header,

    /// <summary>Every global of the project's own objects.</summary>
    All,

    /// <summary>What the sources mark for export.</summary>
    Annotated,

    /// <summary>The names in a file.</summary>
    File,
}
